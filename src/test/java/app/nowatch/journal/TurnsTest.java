package app.nowatch.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.nowatch.ExecutedStatements;
import app.nowatch.LockWaiters;
import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import app.nowatch.account.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many writes of one person wait for each other, they have one connection among them. */
class TurnsTest {
    private static final JournalKind KIND = JournalKind.CHECKIN;
    /** More than there are connections. */
    private static final int WRITES = 12;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(Map.of("database.pool-size", "10"));
        ExecutedStatements.of(server.database());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoWaitsForTheirTurnHoldsNoConnection() throws Exception {
        var diary = Diary.of(server, KIND);
        var other = Someone.insert(server);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var holder = hold(diary.person())) {
            var writes = startWrites(threads, diary);
            for (int i = 0; i < WRITES; i++) {
                other.client().get("/v1/user").expect(200);
            }
            assertThat(
                            server.database()
                                    .query(
                                            "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"))
                    .hasSize(1);
            holder.rollback();
            for (var write : writes) {
                write.get().expect(201);
            }
            assertThat(diary.all().size()).isEqualTo(WRITES);
        }
    }

    private Connection hold(Someone person) throws SQLException {
        var connection = server.database().connect();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            var account = UserId.parse(person.id()).orElseThrow();
            statement.execute("SELECT 1 FROM account WHERE id = '" + account + "' FOR UPDATE");
        }
        return connection;
    }

    /** All of them have shown their tokens, which is the last thing before they write, and one waits in the database. */
    private List<Future<Reply>> startWrites(ExecutorService threads, Diary diary) {
        int before = tokensSeen();
        var writes = IntStream.range(0, WRITES)
                .mapToObj(i -> threads.submit(() -> diary.post(ItemJson.array(KIND.item(i)))))
                .toList();
        await().until(() -> tokensSeen() >= before + WRITES);
        LockWaiters.await(server.database(), 1);
        return writes;
    }

    private int tokensSeen() {
        return Integer.parseInt(server.database().queryOne("""
                SELECT coalesce(sum(calls), 0)
                FROM pg_stat_statements JOIN pg_database ON pg_database.oid = dbid
                WHERE datname = current_database() AND query LIKE '%FROM login JOIN account%'
                """));
    }
}
