package app.nowatch.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.TestDatabase;
import app.nowatch.changes.Changes;
import app.nowatch.platform.MemoryBudget;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.DayRange;
import app.nowatch.sharing.Viewing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Uploads one after the other into a real database, held against a map. */
class SeriesWriterTest {
    private static final Instant NOW = Instant.parse("2024-06-02T12:00:00.000Z");
    private static final DayRange ALL = new DayRange(LocalDate.of(2024, 5, 1), LocalDate.of(2024, 6, 30));
    private static final UUID PERSON = new UUID(1, 2);

    private final TestDatabase testDatabase = TestDatabase.create();
    private final Database database = Database.open(testDatabase.settings(), new SimpleMeterRegistry());
    private final SeriesReads reads = new SeriesReads(database, Parsing.CODECS, 64 << 20);

    SeriesWriterTest() {
        testDatabase.execute("""
                INSERT INTO account (id, email, password_hash, first_name, last_name, toc_accepted_at,
                                     privacy_policy_accepted_at, created, updated)
                VALUES ('%s', 'somebody@example.org', '', 'Some', 'Body', now(), now(), now(), now())
                """.formatted(PERSON));
    }

    @AfterEach
    void close() {
        database.close();
        testDatabase.close();
    }

    private SeriesWriter.Written write(SeriesType type, List<PreparedDay> days) {
        var writer = new SeriesWriter(
                Parsing.CODECS,
                new MemoryBudget(1 << 27, ""),
                (transaction, userId, at) -> true,
                new Changes(),
                (transaction, userId, changed) -> {});
        return database.inTransaction(transaction -> writer.write(transaction, PERSON, type, days, NOW));
    }

    @ParameterizedTest
    @EnumSource(
            value = SeriesType.class,
            names = {"HEART_RATE", "HEART_BEAT", "TEMPERATURE"})
    void everyUploadTurnsTheStoredSeriesIntoTheMergedOne(SeriesType type) throws IOException {
        long seed = System.nanoTime();
        System.out.println(type + " with seed " + seed);
        var random = new Random(seed);
        var expected = new TreeMap<Integer, Map<Integer, String>>();
        for (int upload = 0; upload < 60; upload++) {
            var sent = new TreeMap<Integer, Map<Integer, String>>();
            for (int day = 19_876 + random.nextInt(3); sent.size() < 1 + upload % 2; day++) {
                sent.put(day, some(type, random));
            }
            var written = write(type, prepare(type, sent));
            long unchanged = sent.entrySet().stream()
                    .mapToLong(day -> day.getValue().entrySet().stream()
                            .filter(row -> row.getValue()
                                    .equals(expected.getOrDefault(day.getKey(), Map.of())
                                            .get(row.getKey())))
                            .count())
                    .sum();
            assertThat(written.unchanged()).isEqualTo(unchanged);
            sent.forEach((day, rows) ->
                    expected.computeIfAbsent(day, any -> new TreeMap<>()).putAll(rows));
            assertThat(testDatabase.query("SELECT max(cardinality(parts)) FROM series_day"))
                    .allMatch(parts -> Integer.parseInt(parts) <= Folding.MOST_PARTS);
        }
        expected.forEach((day, rows) -> checkIndex(type, day, rows));
        assertThat(read(type)).isEqualTo(plain(type, expected));
        assertThat(testDatabase.queryOne("SELECT count(*) FROM series_part"))
                .as("no part that is not listed stays behind")
                .isEqualTo(testDatabase.queryOne("SELECT sum(cardinality(parts)) FROM series_day"));
    }

    /** A few minutes, now and then much of a day. */
    private static Map<Integer, String> some(SeriesType type, Random random) {
        var all = new TreeMap<>(Series.model(Series.random(type, random)));
        int from = random.nextInt(Columns.SECONDS_A_DAY);
        var some = all.subMap(from, from + (random.nextInt(5) == 0 ? 50_000 : 600));
        return some.isEmpty() ? new TreeMap<>(all.headMap(all.firstKey(), true)) : some;
    }

    private static List<PreparedDay> prepare(SeriesType type, Map<Integer, Map<Integer, String>> days) {
        return days.entrySet().stream()
                .map(day -> PreparedDay.of(day.getKey(), Series.columns(type, day.getValue()), Parsing.CODECS))
                .toList();
    }

    private void checkIndex(SeriesType type, int day, Map<Integer, String> rows) {
        var where = " FROM series_day WHERE day = DATE '1970-01-01' + " + day;
        assertThat(testDatabase.queryOne("SELECT rows" + where)).isEqualTo(Integer.toString(rows.size()));
        assertThat(testDatabase.queryOne("SELECT hash" + where))
                .isEqualTo(Long.toString(DayHash.of(Series.columns(type, rows))));
    }

    private String read(SeriesType type) throws IOException {
        var out = new ByteArrayOutputStream();
        var viewing = new Viewing(PERSON, PERSON, NOW);
        reads.write(viewing, type, reads.find(viewing, type, ALL).days(), out);
        return out.toString(StandardCharsets.UTF_8).replaceAll("\",\"count\".*?}", "");
    }

    private static String plain(SeriesType type, Map<Integer, Map<Integer, String>> days) {
        var sink = new ByteSink(16);
        var json = new StringBuilder();
        days.values().forEach(rows -> {
            sink.size = 0;
            ValuesWriter.write(Series.columns(type, rows), 0, rows.size(), type, sink);
            json.append(json.isEmpty() ? "[" : ",")
                    .append("{\"values\":\"")
                    .append(new String(sink.bytes, 0, sink.size, StandardCharsets.UTF_8));
        });
        return json.append(']').toString();
    }

    @Test
    void theSameRowsAgainWriteNothing() {
        var random = new Random(1);
        var days = prepare(SeriesType.HEART_RATE, Map.of(19_876, some(SeriesType.HEART_RATE, random)));
        write(SeriesType.HEART_RATE, days);
        var before = testDatabase.query("SELECT xmin || ' ' || revision || ' ' || updated FROM series_day");
        var again = write(SeriesType.HEART_RATE, days);
        assertThat(again.accepted()).isZero();
        assertThat(testDatabase.query("SELECT xmin || ' ' || revision || ' ' || updated FROM series_day"))
                .isEqualTo(before);
        assertThat(testDatabase.queryOne("SELECT count(*) FROM series_part")).isEqualTo("1");
    }

    /** A small part can hold a hundred times its bytes in text. */
    @Test
    void longTextsCountAgainstTheMemory() {
        var long64 = "FF".repeat(32);
        var rows = new TreeMap<Integer, String>();
        for (int second = 0; second < 20_000; second++) {
            rows.put(second, long64 + "/4");
        }
        var days = prepare(SeriesType.HEART_BEAT, Map.of(19_876, rows));
        write(SeriesType.HEART_BEAT, days);
        var viewing = new Viewing(PERSON, PERSON, NOW);
        var small = new SeriesReads(database, Parsing.CODECS, 1 << 20);
        var found = small.find(viewing, SeriesType.HEART_BEAT, ALL).days();
        var out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> small.write(viewing, SeriesType.HEART_BEAT, found, out))
                .isInstanceOf(Problem.Overloaded.class);
        assertThat(out.size()).isZero();

        var writer = new SeriesWriter(
                Parsing.CODECS,
                new MemoryBudget(1 << 20, "full"),
                (transaction, userId, at) -> true,
                new Changes(),
                (transaction, userId, changed) -> {});
        assertThatThrownBy(() -> database.inTransaction(
                        transaction -> writer.write(transaction, PERSON, SeriesType.HEART_BEAT, days, NOW)))
                .isInstanceOf(Problem.Overloaded.class);
    }

    @Test
    void withoutAnAccountNothingIsKept() {
        var writer = new SeriesWriter(
                Parsing.CODECS,
                new MemoryBudget(1 << 27, ""),
                (transaction, userId, at) -> false,
                new Changes(),
                (transaction, userId, changed) -> {});
        var days = prepare(SeriesType.HEART_RATE, Map.of(19_876, some(SeriesType.HEART_RATE, new Random(1))));
        assertThatThrownBy(() -> database.inTransaction(
                        transaction -> writer.write(transaction, PERSON, SeriesType.HEART_RATE, days, NOW)))
                .isInstanceOf(Problem.Unauthorized.class);
        assertThat(testDatabase.queryOne("SELECT count(*) FROM series_part")).isEqualTo("0");
    }

    @Test
    void aPersonsSeriesAreErased() {
        write(
                SeriesType.HEART_RATE,
                prepare(SeriesType.HEART_RATE, Map.of(19_876, Map.of(1, "70/4"), 19_877, Map.of(1, "70/4"))));
        var deletion =
                new SeriesDeletion(database, new Changes(), (transaction, userId, changed) -> {}, Clock.systemUTC());
        long erased = database.inTransaction(transaction -> deletion.erase(transaction, PERSON));
        assertThat(erased).isEqualTo(2);
        assertThat(testDatabase.queryOne("SELECT count(*) FROM series_part")).isEqualTo("0");
        assertThat(testDatabase.queryOne("SELECT count(*) FROM series_day")).isEqualTo("0");
    }
}
