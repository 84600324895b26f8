package app.nowatch;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A well-formed call of one operation, and what it answers to a person who may make it and to an administrator. What it names
 * is of others: in paths an id that nobody has, in bodies whom {@link #call} is told to name.
 */
record MatrixRow(int person, int admin, String query, String body) {
    private static final String DAYS = "start_day=2024-06-01&end_day=2024-06-30";
    private static final String STRANGE_ID = "0199a0b1-c2d3-7e4f-8a5b-6c7d8e9f0a1b";
    private static final String EMAIL = "{\"email\":\"EMAIL\"}";
    private static final String PROPOSAL = "{\"email\":\"EMAIL\",\"shareSince\":\"2024-06-01T00:00:00Z\"}";
    private static final String USER_ID = "{\"userId\":\"USER_ID\"}";
    private static final String DATES = "start_date=2024-06-01&end_date=2024-06-30";
    private static final String SESSION = """
            {"start_datetime":"2024-06-01T10:00:00Z","type":1,"info":{"name":"of a row"}}""";
    private static final String ACTIVITY = """
            {"start_datetime":"2024-06-01T11:00:00Z","type":2,"name":"of a row"}""";
    private static final String INTENTION = """
            {"start_datetime":"2024-06-01T12:00:00Z","name":"of a row",
            "subjective_inputs":[{"datetime":"2024-06-01T12:10:00Z","type":2,"value":7}]}""";
    private static final String CHECKIN = """
            {"datetime":"2024-06-01T13:00:00Z","origin":"APP","reactivity":"CALM","valence":"NEUTRAL",
            "related_feelings":["HAPPY"],"context":[],"note":"of a row"}""";
    private static final String DAY_FEEDBACK = """
            {"datetime":"2024-06-01T20:00:00Z","type":0,"value":4,"note":"of a row"}""";
    private static final String INSIGHT = """
            {"time_format":"24h","today_triggers":[],"today_metrics":{},"past_daily_metrics":{},"past_triggers":{},
            "previous_research_insight_ids":[]}""";
    private static final String INSIGHT_FEEDBACK = """
            [{"app_version":"1","date":"2024-06-01","instance_id":"PATH_ID","test_build":false,
            "feedback":[{"section":"SLEEP","options":[],"thumbUp":true}]}]""";
    private static final String SERIES_FORM = "a form with a series";
    private static final String EXPORT_FORM = "a form with an export";
    private static final String PICTURE_FORM = "a form with a picture";
    private static final String FIRMWARE_FORM = "a form with an image of no version";
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    private static final Map<String, MatrixRow> ALL = new TreeMap<>();

    static {
        add("GET /v1/user", 200);
        add("PUT /v1/user", 200, "{}");
        add("DELETE /v1/user", 200);
        add("POST /v1/user/beta_access", 201);
        add("POST /v1/user/change_password", 201, "{\"new_password\":\"Correct-Horse-8\"}");
        add("GET /v1/user/settings", 200);
        add("PUT /v1/user/settings", 200, "{\"settings\":{}}");
        ALL.put("GET /v1/user/export", new MatrixRow(200, 200, DAYS, ""));
        ALL.put("POST /v1/user/export/create", new MatrixRow(201, 201, DAYS, ""));
        add("GET /v1/user/export/list", 200);
        add("GET /v1/user/export/{id}/result", 404);
        add("POST /v1/user/import", 400, EXPORT_FORM);
        ALL.put("GET /v1/user/admin/all", new MatrixRow(403, 200, "limit=2", ""));
        ALL.put("POST /v1/user/admin/{id}/lock", new MatrixRow(403, 404, "", ""));
        ALL.put("POST /v1/user/admin/{id}/unlock", new MatrixRow(403, 404, "", ""));
        ALL.put("GET /v1/user/admin/beta_access", new MatrixRow(403, 200, "", ""));
        ALL.put("POST /v1/user/admin/beta_access/{id}/approve", new MatrixRow(403, 404, "", ""));
        ALL.put("POST /v1/user/admin/beta_access/{id}/reject", new MatrixRow(403, 404, "", ""));
        ALL.put("GET /v1/admin/audit", new MatrixRow(403, 200, "limit=2", ""));
        ALL.put("GET /v1/admin/mails", new MatrixRow(403, 200, "status=FAILED", ""));
        add("POST /v1/auth/sign-out", 201);
        add("GET /v1/auth/logins", 200);
        add("DELETE /v1/auth/logins/{id}", 404);
        ALL.put("GET /v1/measurement", new MatrixRow(200, 200, "type=HEART_RATE&sort=ASC&" + DAYS, ""));
        ALL.put("DELETE /v1/measurement", new MatrixRow(200, 200, "type=HEART_RATE&" + DAYS, ""));
        add("POST /v1/measurement/upload", 400, SERIES_FORM);
        ALL.put("GET /v1/statistics", new MatrixRow(200, 200, "type=INTENSE_ACTIVITY&" + DAYS, ""));

        addJournal("/v1/session", SESSION);
        addJournal("/v1/activity", ACTIVITY);
        addJournal("/v1/intention", INTENTION);
        addJournal("/v1/checkin", CHECKIN);
        addLists("/v1/day-feedback", DAY_FEEDBACK);
        add("GET /v1/activity/types", 200);
        add("GET /v1/changes", 200);
        add("POST /v2/insight", 201, INSIGHT);
        add("POST /v2/insight/feedback", 201, INSIGHT_FEEDBACK);
        ALL.put("GET /v1/admin/insight/feedback", new MatrixRow(403, 200, "", ""));
        for (var path : new String[] {"spans", "metrics", "logs", "v1/traces", "v1/metrics", "v1/logs"}) {
            add("POST /v1/telemetry/" + path, 200, "{}");
        }
        for (var path : new String[] {"spans", "metrics", "logs", "crashes"}) {
            ALL.put("GET /v1/admin/telemetry/" + path, new MatrixRow(403, 200, "", ""));
        }

        ALL.put("GET /v1/firmware/latest", new MatrixRow(204, 204, "hardware=watch-2&current_version=1.0.0", ""));
        add("GET /v1/firmware", 200);
        add("GET /v1/firmware/{id}", 404);
        add("GET /v1/firmware/{id}/download", 404);
        add("POST /v1/firmware/{id}/report", 404, "{\"outcome\":\"INSTALLED\",\"device_id\":\"of a row\"}");
        ALL.put("POST /v1/admin/firmware", new MatrixRow(403, 400, "", FIRMWARE_FORM));
        ALL.put("GET /v1/admin/firmware", new MatrixRow(403, 200, "", ""));
        ALL.put("GET /v1/admin/firmware/{id}", new MatrixRow(403, 404, "", ""));
        ALL.put("PATCH /v1/admin/firmware/{id}", new MatrixRow(403, 404, "", "{\"rollout_percent\":10}"));
        ALL.put("DELETE /v1/admin/firmware/{id}", new MatrixRow(403, 404, "", ""));

        add("GET /v1/sharing", 200);
        add("DELETE /v1/sharing", 404, EMAIL);
        add("POST /v1/sharing/invite", 201, PROPOSAL);
        add("DELETE /v1/sharing/invite", 404, EMAIL);
        add("PUT /v1/sharing/invite/resend", 404, EMAIL);
        add("POST /v1/sharing/invite/accept", 404, EMAIL);
        add("POST /v1/sharing/invite/reject", 404, EMAIL);
        add("GET /v1/sharing/invites/sent", 200);
        add("GET /v1/sharing/invites/received", 200);
        add("POST /v1/sharing/request", 201, PROPOSAL);
        add("DELETE /v1/sharing/request", 404, EMAIL);
        add("POST /v1/sharing/request/accept", 404, EMAIL);
        add("POST /v1/sharing/request/reject", 404, EMAIL);
        add("GET /v1/sharing/requests/sent", 200);
        add("GET /v1/sharing/requests/received", 200);
        add("POST /v1/sharing/shared-since", 404, EMAIL);
        add("POST /v1/sharing/pause", 404, EMAIL);
        add("POST /v1/sharing/resume", 404, EMAIL);
        add("POST /v1/sharing/expires", 404, "{\"email\":\"EMAIL\",\"expiresAt\":null}");
        add("GET /v1/sharing/access-log", 200);

        add("GET /v1/shared", 200);
        add("DELETE /v1/shared", 404, USER_ID);
        add("GET /v1/shared/groups", 200);
        add("POST /v1/shared/groups", 201, "{\"name\":\"Friends\"}");
        add("PATCH /v1/shared/groups/{groupId}", 404, "{\"name\":\"Friends\"}");
        add("DELETE /v1/shared/groups/{groupId}", 404);
        add("POST /v1/shared/groups/{groupId}/members", 404, USER_ID);
        add("DELETE /v1/shared/groups/{groupId}/members", 404, USER_ID);
        add("POST /v1/shared/custom", 404, "{\"userId\":\"USER_ID\",\"customName\":\"X\",\"iconColor\":\"teal\"}");
        add("POST /v1/shared/custom/profile-picture", 404, PICTURE_FORM);
        add("DELETE /v1/shared/custom/profile-picture", 404, USER_ID);
    }

    /** What people write down one by one: written as a list, read by range and, each, by id. */
    private static void addJournal(String path, String item) {
        addLists(path, item);
        add("PUT " + path + "/{id}", 404, item);
    }

    private static void addLists(String path, String item) {
        add("POST " + path, 201, "[" + item + "]");
        ALL.put("GET " + path, new MatrixRow(200, 200, DATES, ""));
        add("GET " + path + "/{id}", 404);
        add("DELETE " + path + "/{id}", 404);
    }

    private static void add(String operation, int status) {
        add(operation, status, "");
    }

    private static void add(String operation, int status, String body) {
        ALL.put(operation, new MatrixRow(status, status, "", body));
    }

    /** By method and path. */
    static Map<String, MatrixRow> all() {
        return ALL;
    }

    static MatrixRow of(Operations.Operation operation) {
        return Objects.requireNonNull(ALL.get(operation.name()), "no row for " + operation);
    }

    /** Somebody by address and by id, and the id of a thing that stands in a path. */
    record Named(String email, String userId, String pathId) {
        static Named of(Someone person, String pathId) {
            return new Named(person.email(), person.id(), pathId);
        }

        /** What does not exist. */
        static Named nothing() {
            return new Named(Someone.newAddress(), "uid_" + "0".repeat(32), STRANGE_ID);
        }
    }

    /** Whether its body names somebody. */
    boolean namesSomebody() {
        return body.contains("EMAIL") || body.contains("USER_ID") || body.equals(PICTURE_FORM);
    }

    /** Makes the call; where its body names somebody, it names these. */
    static Reply call(
            Operations.Operation operation, TestClient client, String email, String userId, String... headers) {
        return call(operation, client, new Named(email, userId, STRANGE_ID), headers);
    }

    /** Makes the call; where its path or body names something, it names this. */
    static Reply call(Operations.Operation operation, TestClient client, Named named, String... headers) {
        var row = of(operation);
        var path = operation.path().replaceAll("\\{[^}]+}", named.pathId())
                + (row.query().isEmpty() ? "" : "?" + row.query());
        if (row.body().equals(SERIES_FORM)) {
            return client.multipart(path, Map.of("type", "HEART_RATE"), new byte[] {1});
        }
        if (row.body().equals(EXPORT_FORM)) {
            return client.multipart(path, Map.of(), new byte[] {1});
        }
        if (row.body().equals(FIRMWARE_FORM)) {
            return client.multipart(path, Map.of("hardware", "watch-2"), new byte[] {1});
        }
        if (row.body().equals(PICTURE_FORM)) {
            return client.multipart(path, Map.of("userId", named.userId()), PICTURE);
        }
        var body = row.body()
                .replace("EMAIL", named.email())
                .replace("USER_ID", named.userId())
                .replace("PATH_ID", named.pathId());
        if (row.body().equals(INSIGHT)) {
            return client.post(
                    path,
                    body,
                    Stream.concat(Stream.of("app-version", "1"), Stream.of(headers))
                            .toArray(String[]::new));
        }
        var type = body.isEmpty() ? "" : "application/json";
        return client.send(operation.method(), path, body.getBytes(StandardCharsets.UTF_8), type, headers);
    }

    /** As {@link #call} with people who do not exist. */
    static Reply call(Operations.Operation operation, TestClient client) {
        return call(operation, client, Named.nothing());
    }
}
