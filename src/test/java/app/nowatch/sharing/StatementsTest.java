package app.nowatch.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However many share: the lists cost a fixed number of statements, each of which takes a connection of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsTest {
    private static final Pattern TAKEN = Pattern.compile("(?m)^hikaricp_connections_acquire_seconds_count\\S* (\\S+)$");
    private static final int SHARES = 200;
    private static final int GROUPS = 50;
    /** Jobs take connections of their own now and then: the least of so many differences is free of them. */
    private static final int TRIES = 20;

    private TestServer server;
    private Someone viewer;

    @BeforeAll
    void start() {
        server = TestServer.start();
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

    private double taken() {
        var metrics = new String(server.client().get("/metrics").bytes(), StandardCharsets.UTF_8);
        var matcher = TAKEN.matcher(metrics);
        assertThat(matcher.find()).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    /** Reading the metrics takes one too. */
    private double cost(Runnable work) {
        return IntStream.range(0, TRIES)
                .mapToDouble(i -> {
                    double before = taken();
                    work.run();
                    return taken() - before;
                })
                .min()
                .orElseThrow();
    }

    /** One of them is the token's. */
    @ParameterizedTest
    @CsvSource({"/v1/shared, 200, 2", "/v1/shared/groups, 50, 3"})
    void aListCostsFewStatements(String path, int size, int statements) {
        assertThat(viewer.client().get(path).expect(200).json().size()).isEqualTo(size);
        double least = cost(() -> viewer.client().get(path).expect(200)) - cost(() -> {});
        assertThat(least).isEqualTo(statements);
    }
}
