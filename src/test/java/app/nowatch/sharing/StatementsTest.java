package app.nowatch.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.ExecutedStatements;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However many share: the lists cost a fixed number of statements, and what is refused costs the same for everybody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsTest {
    private static final int SHARES = 200;
    private static final int GROUPS = 50;

    private TestServer server;
    private ExecutedStatements executed;
    private Someone viewer;

    @BeforeAll
    void start() {
        server = TestServer.start();
        executed = ExecutedStatements.of(server.database());
        viewer = Someone.insert(server);
        server.database().execute("""
                INSERT INTO account (id, email, password_hash, first_name, last_name, toc_accepted_at,
                                     privacy_policy_accepted_at, created, updated)
                SELECT gen_random_uuid(), 'one' || n || '@example.org', '', 'Some', 'Body', now(), now(), now(), now()
                FROM generate_series(1, %2$d) AS n;
                INSERT INTO share (user_id, viewer_id, since, created, updated)
                SELECT owner.id, viewer.id, 'epoch', now(), now()
                FROM account AS owner, account AS viewer
                WHERE viewer.email = '%1$s' AND owner.id <> viewer.id;
                INSERT INTO share_group (id, user_id, name, created, updated)
                SELECT gen_random_uuid(), id, 'group ' || n, now(), now()
                FROM account, generate_series(1, %3$d) AS n WHERE email = '%1$s';
                INSERT INTO share_group_member (group_id, owner_id, viewer_id)
                SELECT share_group.id, share.user_id, viewer_id FROM share_group, share WHERE hashtext(share_group.id::text || share.user_id::text) %% 12 = 0
                """.formatted(viewer.email(), SHARES, GROUPS));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** One of them is the token's. */
    @ParameterizedTest
    @CsvSource({"/v1/shared, 200, 2", "/v1/shared/groups, 50, 3"})
    void aListCostsFewStatements(String path, int size, int statements) {
        assertThat(viewer.client().get(path).expect(200).json().size()).isEqualTo(size);
        assertThat(executed.during(() -> viewer.client().get(path).expect(200))).hasSize(statements);
    }

    /** Else the time that an answer takes would tell who has an account. */
    @ParameterizedTest
    @CsvSource({"invite, accept", "invite, reject", "request, accept", "request, reject"})
    void whatIsNotPendingCostsTheSameWithAndWithoutAnAccount(String kind, String answer) {
        var path = "/v1/sharing/" + kind + "/" + answer;
        var stranger = Someone.insert(server);
        var known = executed.during(
                () -> viewer.name("POST", path, stranger.email()).expect(404));
        var unknown = executed.during(
                () -> viewer.name("POST", path, Someone.newAddress()).expect(404));
        assertThat(known).isNotEmpty();
        assertThat(unknown).isEqualTo(known);
    }
}
