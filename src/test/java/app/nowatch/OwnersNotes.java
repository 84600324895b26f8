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
