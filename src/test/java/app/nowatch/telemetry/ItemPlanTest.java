package app.nowatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.TestDatabase;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.json.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A page is found by the index however many items there are, whichever way PostgreSQL plans. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ItemPlanTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final int DAYS = 5;
    private static final int LIMIT = 100;

    private final TestDatabase testDatabase = TestDatabase.create();
    private final Database database = Database.open(testDatabase.settings(), new SimpleMeterRegistry());

    @BeforeAll
    void insert() {
        var partitions = new Partitions(database);
        for (int day = 0; day < DAYS; day++) {
            partitions.ensure(NOW.minus(Duration.ofDays(day)));
        }
        withoutAutovacuum();
        testDatabase.execute("""
                INSERT INTO telemetry_span (id, received, time, user_id, source, service, name, severity, document)
                SELECT gen_random_uuid(), at, at, gen_random_uuid(), md5(n::text)::uuid, 'app', 'span', n %% 10, '{}'
                FROM generate_series(1, 50000) AS n, LATERAL (SELECT timestamptz '%s' - n * interval '7 seconds' AS at) AS a
                """.formatted(NOW));
        testDatabase.execute("""
                INSERT INTO telemetry_source (id, received, user_id, document)
                SELECT source, received, user_id, '{}' FROM telemetry_span
                """);
    }

    /** Statistics are only there when a test wants them. */
    private void withoutAutovacuum() {
        testDatabase
                .query("SELECT relname FROM pg_class WHERE relname ~ '^telemetry_[a-z]+_[0-9]{8}$' AND relkind = 'r'")
                .forEach(name -> testDatabase.execute("ALTER TABLE " + name + " SET (autovacuum_enabled = false)"));
    }

    @AfterAll
    void close() {
        database.close();
        testDatabase.close();
    }

    @ParameterizedTest
    @CsvSource({
        // In this order: what has been analysed stays so.
        "force_custom_plan,false",
        "force_generic_plan,false",
        "force_custom_plan,true",
        "force_generic_plan,true"
    })
    void aPageReadsAboutAPage(String planning, boolean analyzed) {
        if (analyzed) {
            testDatabase.execute("ANALYZE telemetry_span");
            testDatabase.execute("ANALYZE telemetry_source");
        } else {
            assertThat(testDatabase.query("SELECT 1 FROM pg_stats WHERE tablename LIKE 'telemetry_s%'"))
                    .isEmpty();
        }
        var middle = new ItemCursor(NOW.minus(Duration.ofDays(2)), new java.util.UUID(0, 0));
        for (var after : List.of(ItemCursor.FIRST, middle)) {
            var query = new ItemQuery(NOW.minus(Duration.ofDays(14)), NOW, "", -1, after, LIMIT);
            var scans = scans(explain(planning, query));
            assertThat(scans)
                    .isNotEmpty()
                    .allMatch(scan -> scan.get("Node Type").stringValue().startsWith("Index"));
            assertThat(scans.stream().mapToDouble(ItemPlanTest::rowsRead).sum())
                    .as("rows read after %s: %s", after, scans)
                    .isBetween((double) LIMIT, LIMIT + 2.0 * DAYS);
            assertSourcesAreFoundById(planning, query);
        }
    }

    private void assertSourcesAreFoundById(String planning, ItemQuery query) {
        var found = database.withStatements(statements -> new ItemStore(statements).list(Signal.SPAN, query, 1 << 20));
        var received =
                found.stream().map(item -> item.item().received()).sorted().toList();
        var ids = found.stream().map(item -> item.source().toString()).collect(Collectors.joining(",", "{", "}"));
        var scans = scans(explain(
                planning, ItemStore.SOURCES.formatted("document"), ids, received.getFirst(), received.getLast()));
        assertThat(scans).isNotEmpty();
        assertThat(scans.stream().mapToDouble(ItemPlanTest::rowsRead).sum())
                .as("%s", scans)
                .isEqualTo(LIMIT);
    }

    /** A day is looked at only when something of the wanted time can have arrived on it. */
    @ParameterizedTest
    @CsvSource({"force_custom_plan", "force_generic_plan"})
    void theLastHourLooksAtTwoDaysOnly(String planning) {
        var query = new ItemQuery(NOW.minus(Duration.ofHours(1)), NOW, "app", 2, ItemCursor.FIRST, LIMIT);
        assertThat(scans(explain(planning, query)).stream()
                        .filter(scan -> scan.get("Actual Loops").doubleValue() > 0)
                        .map(scan -> scan.get("Relation Name").stringValue()))
                .containsOnly("telemetry_span_20261122", "telemetry_span_20261123");
    }

    private JsonNode explain(String planning, ItemQuery query) {
        return explain(planning, ItemStore.sql(Signal.SPAN), ItemStore.parameters(query, ItemPage.MOST_BYTES));
    }

    private JsonNode explain(String planning, String statement, Object... parameters) {
        var parts = statement.split("\\?", -1);
        var sql = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            sql.append('$').append(i).append(parts[i]);
        }
        var values = Arrays.stream(parameters).map(value -> "'" + value + "'").collect(Collectors.joining(", "));
        var plan = database.inTransaction(transaction -> {
            var statements = transaction.statements();
            new ItemStore(statements).walkIndexes();
            statements.update("SET plan_cache_mode = " + planning);
            statements.update("DEALLOCATE ALL");
            statements.update("PREPARE list AS " + sql);
            return statements.query(
                    "EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE list(" + values + ")", row -> row.getString(1));
        });
        return Json.read(String.join("\n", plan)).get(0).get("Plan");
    }

    private static List<JsonNode> scans(JsonNode plan) {
        var found = new ArrayList<JsonNode>();
        if (plan.path("Relation Name").asString("").startsWith("telemetry_s")) {
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
