package app.nowatch;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One thing of each kind that people write down, for tests of who may see and touch it. */
final class OwnersNotes {
    private static final Map<String, String> BODIES = Map.of(
            "/v1/session", """
            [{"start_datetime":"2024-06-01T09:00:00Z","type":0,"info":{"note":"MARK"}}]""",
            "/v1/activity", """
            [{"start_datetime":"2024-06-01T10:00:00Z","type":1,"note":"MARK"}]""",
            "/v1/intention", """
            [{"start_datetime":"2024-06-01T11:00:00Z","note":"MARK",
            "subjective_inputs":[{"datetime":"2024-06-01T12:10:00Z","type":2,"value":7}]}]""",
            "/v1/checkin", """
            [{"datetime":"2024-06-01T13:00:00Z","origin":"APP","reactivity":"CALM","valence":"NEUTRAL",
            "related_feelings":["HAPPY"],"context":[],"note":"MARK"}]""",
            "/v1/day-feedback", """
            [{"datetime":"2024-06-01T20:00:00Z","type":0,"value":4,"note":"MARK"}]""");

    private OwnersNotes() {}

    /** Writes them with a mark in each, and answers their ids by path. */
    static Map<String, String> write(Someone owner, String mark) {
        var ids = new TreeMap<String, String>();
        BODIES.forEach((path, body) -> ids.put(
                path,
                owner.send("POST", path, body.replace("MARK", mark))
                        .expect(201)
                        .json()
                        .get(0)
                        .stringValue()));
        return ids;
    }

    /** Has a reflection made with a mark in it, says something of it, and answers its id. */
    static String reflect(Someone owner, String mark) {
        var id = owner.send("POST", "/v2/insight", """
                        {"time_format":"24h","today_triggers":["MARK"],"today_metrics":{"SLEEP_DURATION":400},
                        "past_daily_metrics":{},"past_triggers":{},"previous_research_insight_ids":[]}""".replace("MARK", mark), "app-version", "1")
                .expect(201)
                .contains(mark)
                .json()
                .get("id")
                .stringValue();
        owner.send("POST", "/v2/insight/feedback", """
                        [{"app_version":"1","date":"2024-06-01","instance_id":"ID","test_build":false,
                        "feedback":[{"section":"NOTE","options":[],"thumbUp":true}]}]""".replace("ID", id)).expect(201);
        return id;
    }

    /** A digest of all rows that belong to the owner, but for those that say who has called or looked. */
    static String digest(TestServer server, Someone owner) {
        var tables = server.database().query("""
                SELECT DISTINCT table_name FROM information_schema.columns
                WHERE table_schema = 'public' AND column_name = 'user_id'
                  AND table_name NOT IN ('access_log', 'login', 'mail', 'idempotency_key')
                """);
        var id = owner.id().substring("uid_".length());
        var rows = tables.stream()
                .map(table -> "SELECT %1$s::text AS row FROM %1$s WHERE user_id = '%2$s'".formatted(table, id))
                .collect(Collectors.joining(" UNION ALL "));
        return server.database().queryOne("SELECT md5(string_agg(row, ';' ORDER BY row)) FROM (" + rows + ") AS owned");
    }
}
