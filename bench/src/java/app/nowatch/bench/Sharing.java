package app.nowatch.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What the gate costs: somebody else's day beside one's own, and the list of many shares. */
final class Sharing implements Measure {
    private static final int ROUNDS = 5;
    private static final Duration TURN = Duration.ofSeconds(2);
    private static final int WARM_UP = 400;
    private static final int SHARES = 200;
    private static final int GROUPS = 50;
    private static final double TIMES = 1.2;

    @Override
    public String name() {
        return "sharing";
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        var server = stage.server();
        var viewer = Person.register(server, "sharing-viewer");
        var owner = Person.register(server, "sharing-owner");
        String ownerId;
        try (var sql = server.sql();
                var connection = owner.connect()) {
            ownerId = owner.id(sql).replace("-", "");
            share(sql, viewer);
            owner.upload(connection, Requests.form(HeartRateDay.TYPE, new HeartRateDay().zip(0)));
        }
        stage.beginLoad();
        addRead(report, owner, viewer, "uid_" + ownerId);
        addList(report, viewer);
        stage.endLoad();
    }

    /** The owner and many others share with the viewer, who sorts each into four groups. */
    private static void share(Sql sql, Person viewer) {
        sql.execute("""
                INSERT INTO account (id, email, password_hash, first_name, last_name, toc_accepted_at,
                                     privacy_policy_accepted_at, created, updated)
                SELECT gen_random_uuid(), 'shares-' || n || '@bench.example', '', 'Some', 'Body', now(), now(), now(), now()
                FROM generate_series(2, %d) AS n
                """.formatted(SHARES));
        sql.execute("""
                INSERT INTO share (user_id, viewer_id, since, created, updated)
                SELECT owner.id, viewer.id, timestamptz 'epoch', now(), now()
                FROM account AS owner, account AS viewer
                WHERE viewer.email = '%s' AND (owner.email LIKE 'shares-%%' OR owner.email LIKE 'sharing-owner@%%')
                """.formatted(viewer.email()));
        sql.execute("""
                INSERT INTO share_group (id, user_id, name, created, updated)
                SELECT gen_random_uuid(), id, 'group ' || n, now(), now()
                FROM account, generate_series(1, %d) AS n WHERE email = '%s'
                """.formatted(GROUPS, viewer.email()));
        sql.execute("""
                INSERT INTO share_group_member (group_id, owner_id, viewer_id)
                SELECT chosen.id, share.user_id, viewer_id
                FROM share CROSS JOIN LATERAL (
                    SELECT share_group.id FROM share_group WHERE share_group.user_id = viewer_id
                    ORDER BY hashtext(share_group.id::text || share.user_id::text) LIMIT 4) AS chosen
                """);
    }

    private static void addRead(Report report, Person owner, Person viewer, String ownerId)
            throws IOException, SQLException {
        report.progress("sharing: somebody else's day, and one's own, in turn");
        var turns = Turns.take(
                ROUNDS,
                WARM_UP,
                () -> play(viewer, Reads.request(viewer, 0, "shared-user: " + ownerId)),
                () -> play(owner, Reads.request(owner, 0)));
        report.add(Row.atMost(
                "read a shared day, beside one's own, time of each",
                figure(turns.ours()),
                figure(turns.beside()),
                1 / turns.ratio(),
                TIMES));
    }

    private static void addList(Report report, Person viewer) throws IOException, SQLException {
        report.progress("sharing: lists of " + SHARES + " shares");
        for (var path : List.of("/v1/shared", "/v1/shared/groups")) {
            var request = Requests.get(path, viewer.token());
            var turns = Turns.take(ROUNDS, WARM_UP, () -> play(viewer, request), () -> play(viewer, request));
            report.add(Row.shown(
                    "GET " + path + " with " + SHARES + " shares and " + GROUPS + " groups, requests a second",
                    figure(turns.ours()),
                    "",
                    ""));
        }
    }

    private static Run play(Person person, byte[] request) throws IOException, SQLException {
        return Load.during(TURN, 1, Load.overHttp(person.port(), connection -> connection.expect(200, request)));
    }

    private static String figure(List<Run> runs) {
        return Figures.of(Turns.perSecond(runs)) + " a second, "
                + Figures.latency(Turns.milliseconds(runs, 0.5), Turns.milliseconds(runs, 0.99));
    }
}
