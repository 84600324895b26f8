package app.nowatch.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.TestDatabase;
import app.nowatch.journal.Place;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.TimeRange;
import app.nowatch.platform.json.Json;
import app.nowatch.sharing.Viewing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A month of sessions is found by an index however many others there are, whichever way PostgreSQL plans. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionPlanTest {
    private static final UUID PERSON = new UUID(1, 2);
    private static final Instant NOW = Instant.parse("2024-06-30T12:00:00Z");
    private static final int MOST = 200;

    private final TestDatabase testDatabase = TestDatabase.create();
    private final Database database = Database.open(testDatabase.settings(), new SimpleMeterRegistry());

    /** 50,000 over eleven years, of which each 500th lasts for a week, and as many of somebody else's. */
    @BeforeAll
    void insert() {
        testDatabase.execute("""
                INSERT INTO account (id, email, password_hash, first_name, last_name, toc_accepted_at,
                                     privacy_policy_accepted_at, created, updated)
                SELECT id::uuid, id || '@example.org', '', 'Some', 'Body', now(), now(), now(), now()
                FROM unnest(ARRAY['%1$s', '%2$s']) AS id;
                INSERT INTO session (id, user_id, starts, ends, until, type, name, note, inputs, origin, tool, fingerprint,
                                     revision, created, updated)
                SELECT gen_random_uuid(), account.id, starts, ends, coalesce(ends, starts + interval '24 hours'), 1, '', '', '[]',
                       0, '', gen_random_uuid(), 1, now(), now()
                FROM account, generate_series(1, 50000) AS n,
                     LATERAL (SELECT timestamptz '2024-06-30' - n * interval '115 minutes' AS starts) AS a,
                     LATERAL (SELECT CASE WHEN n %% 500 = 1 THEN starts + interval '7 days' WHEN n > 1
                              THEN starts + interval '1 hour' END AS ends) AS b
                """.formatted(PERSON, new UUID(3, 4)));
    }

    @AfterAll
    void close() {
        database.close();
        testDatabase.close();
    }

    @ParameterizedTest
    @CsvSource({
        "force_custom_plan,true",
        "force_generic_plan,true",
        "force_custom_plan,false",
        "force_generic_plan,false"
    })
    void aMonthReadsAnIndexAndLittleElse(String planning, boolean analyzed) {
        testDatabase.execute(analyzed ? "ANALYZE session" : "SELECT 1");
        for (var month : List.of("2024-06", "2019-03")) {
            var range =
                    new TimeRange(Instant.parse(month + "-01T00:00:00Z"), Instant.parse(month + "-28T23:59:59.999Z"));
            var scans = scans(explain(planning, range, Place.FIRST));
            assertThat(scans)
                    .isNotEmpty()
                    .allMatch(scan -> !scan.get("Node Type").stringValue().equals("Seq Scan"));
            assertThat(rowsRead(scans, ""))
                    .as("rows read for %s: %s", month, scans)
                    .isBetween((double) MOST, 3.0 * MOST);
        }
    }

    /** All pages of a walk cost the same; the hundred long ones have an index of their own. */
    @ParameterizedTest
    @CsvSource({
        "force_custom_plan,true",
        "force_generic_plan,true",
        "force_custom_plan,false",
        "force_generic_plan,false"
    })
    void aPageInTheMiddleReadsAboutAPage(String planning, boolean analyzed) {
        testDatabase.execute(analyzed ? "ANALYZE session" : "SELECT 1");
        var years = new TimeRange(Instant.parse("2014-01-01T00:00:00Z"), Instant.parse("2024-12-31T23:59:59.999Z"));
        for (var begins : List.of("2015-01-01T00:00:00Z", "2020-01-01T00:00:00Z", "2024-05-01T00:00:00Z")) {
            var scans = scans(explain(planning, years, new Place(Instant.parse(begins), new UUID(0, 0))));
            assertThat(rowsRead(scans, "session_by_start"))
                    .as("rows read after %s: %s", begins, scans)
                    .isBetween(0.9 * MOST, 1.5 * MOST);
            assertThat(rowsRead(scans, "")).isLessThanOrEqualTo(1.5 * MOST + 100);
        }
    }

    /** By an index of this name, or by any way. */
    private static double rowsRead(List<JsonNode> scans, String index) {
        return scans.stream()
                .filter(scan ->
                        index.isEmpty() || scan.path("Index Name").asString("").equals(index))
                .mapToDouble(SessionPlanTest::rowsRead)
                .sum();
    }

    private JsonNode explain(String planning, TimeRange range, Place after) {
        var parameters = SessionStore.ofSessions().listParameters(new Viewing(PERSON, PERSON, NOW), range, after, MOST);
        var parts = SessionStore.LIST.split("\\?", -1);
        var sql = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            sql.append('$').append(i).append(parts[i]);
        }
        var values = Arrays.stream(parameters).map(SessionPlanTest::literal).collect(Collectors.joining(", "));
        var plan = database.withStatements(statements -> {
            statements.update("SET plan_cache_mode = " + planning);
            statements.update("DEALLOCATE ALL");
            statements.update("PREPARE list AS " + sql);
            return statements.query(
                    "EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE list(" + values + ")", row -> row.getString(1));
        });
        return Json.read(String.join("\n", plan)).get(0).get("Plan");
    }

    /** PostgreSQL has no years below zero. */
    private static String literal(Object value) {
        return value.toString().startsWith("-") ? "'-infinity'" : "'" + value + "'";
    }

    /** What reads the table, or an index for it. */
    private static List<JsonNode> scans(JsonNode plan) {
        var found = new ArrayList<JsonNode>();
        if (plan.has("Relation Name") && plan.get("Relation Name").stringValue().equals("session")) {
            found.add(plan);
        }
        if (plan.has("Plans")) {
            plan.get("Plans").forEach(part -> found.addAll(scans(part)));
        }
        return found;
    }

    private static double rowsRead(JsonNode scan) {
        double removed = scan.has("Rows Removed by Filter")
                ? scan.get("Rows Removed by Filter").doubleValue()
                : 0;
        return (scan.get("Actual Rows").doubleValue() + removed)
                * scan.get("Actual Loops").doubleValue();
    }
}
