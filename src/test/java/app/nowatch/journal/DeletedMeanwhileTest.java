package app.nowatch.journal;

import static app.nowatch.journal.ItemJson.array;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.LockWaiters;
import app.nowatch.Reply;
import app.nowatch.TestServer;
import app.nowatch.account.UserId;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A write and the deletion of the account wait for each other: whichever comes first, nothing of the person is left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeletedMeanwhileTest {
    private static final JournalKind KIND = JournalKind.CHECKIN;
    private static final String BODY = array(KIND.item(0));
    private static final String[] KEY = {"Idempotency-Key", "a-key"};

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** A write of somebody who has written {@link #BODY} before. */
    enum Write {
        POST,
        POST_WITH_A_NEW_KEY,
        REPEATED_POST,
        PUT,
        DELETE;

        private Reply call(Diary diary, String id) {
            return switch (this) {
                case POST -> diary.post(array(KIND.item(1)));
                case POST_WITH_A_NEW_KEY -> diary.post(array(KIND.item(1)), "Idempotency-Key", "another-key");
                case REPEATED_POST -> diary.post(BODY, KEY);
                case PUT -> diary.put(id, KIND.item(1));
                case DELETE -> diary.delete(id);
            };
        }
    }

    /** Both calls, of which the second begins when the first waits for the account. */
    private List<Reply> inTurn(UUID account, Callable<Reply> first, Callable<Reply> second) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var holder = hold(account)) {
            var one = submitted(threads, first, 1);
            var other = submitted(threads, second, 2);
            holder.rollback();
            return List.of(one.get(), other.get());
        }
    }

    private Connection hold(UUID account) throws Exception {
        var connection = server.database().connect();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT 1 FROM account WHERE id = '" + account + "' FOR UPDATE");
        }
        return connection;
    }

    private Future<Reply> submitted(ExecutorService threads, Callable<Reply> call, int waiters) {
        var reply = threads.submit(call);
        LockWaiters.await(server.database(), waiters);
        return reply;
    }

    @ParameterizedTest
    @EnumSource
    void whoWritesAfterTheDeletionFindsNoAccount(Write write) throws Exception {
        var diary = Diary.of(server, KIND);
        var account = UserId.parse(diary.person().id()).orElseThrow();
        var id = diary.post(BODY, KEY).expect(201).json().get(0).stringValue();
        var replies = inTurn(account, () -> diary.person().client().delete("/v1/user"), () -> write.call(diary, id));
        replies.getFirst().expect(200);
        replies.getLast().expect(401);
        assertThat(rowsOf(account)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenBeforeTheDeletionIsDeleted(Write write) throws Exception {
        var diary = Diary.of(server, KIND);
        var account = UserId.parse(diary.person().id()).orElseThrow();
        var id = diary.post(BODY, KEY).expect(201).json().get(0).stringValue();
        assertThat(rowsOf(account)).contains("account", "change", "checkin", "idempotency_key", "login");
        var replies = inTurn(
                account,
                () -> write.call(diary, id),
                () -> diary.person().client().delete("/v1/user"));
        assertThat(replies.getFirst().status()).isIn(200, 201);
        replies.getLast().expect(200);
        assertThat(rowsOf(account)).isEmpty();
    }

    /** The tables that hold something of the person. */
    private List<String> rowsOf(UUID account) {
        var perTable = server.database().query("""
                SELECT format('SELECT %L FROM %I WHERE %I = ''{}''', table_name, table_name, column_name)
                FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
                WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                  AND (column_name = 'user_id' OR (table_name = 'account' AND column_name = 'id'))
                """);
        assertThat(perTable).hasSizeGreaterThan(10);
        return server.database().query(String.join(" UNION ALL ", perTable).replace("{}", account.toString()));
    }
}
