package app.nowatch.export;

import static app.nowatch.export.Exported.ALL_DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TemporaryFolders;
import app.nowatch.TestServer;
import app.nowatch.Zips;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Series as Parquet, held against the CSV of the same by a reader that nobody here wrote. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportParquetTest {
    private TestServer server;
    private Path folder;

    @BeforeAll
    void start() {
        server = TestServer.start();
        folder = TemporaryFolders.create();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** The rows of a file, each as text: milliseconds, value, quality. */
    private static List<String> rows(Path parquet, String query) {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var found = statement.executeQuery(query.replace("FILE", "'" + parquet + "'"))) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(found.getString(column));
                }
                rows.add(String.join(",", row));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Path parquet(Someone person, String type) throws IOException {
        var name = type.replace('_', '-');
        var exported = Exported.streamed(person, ALL_DAYS + "&format=parquet&types=TIMELINE_TIME-SERIES_" + name)
                .expectTrue();
        assertThat(exported.text("README.txt")).contains(".parquet").doesNotContain(".csv");
        var path = folder.resolve(person.id() + name + ".parquet");
        Files.write(
                path, exported.bytes(person.id() + "/series/" + name.toLowerCase(java.util.Locale.ROOT) + ".parquet"));
        return path;
    }

    private static List<String> csv(Someone person, String type) {
        var name = type.replace('_', '-');
        return Exported.streamed(person, ALL_DAYS + "&types=TIMELINE_TIME-SERIES_" + name)
                .text(person.id() + "/series/" + name.toLowerCase(java.util.Locale.ROOT) + ".csv")
                .lines()
                .skip(1)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "HEART_RATE, INTEGER, true",
        "HEART_RATE_GRAPH, INTEGER, false",
        "TEMPERATURE, DOUBLE, true",
        "MOTION_GRAPH, DOUBLE, false",
        "HEART_BEAT, VARCHAR, false"
    })
    void everyRowIsThatOfTheCsv(String type, String valueType, boolean quality) throws IOException {
        var person = Someone.insert(server);
        var random = new Random(4711);
        var sent = new StringBuilder();
        for (long second = 0; second < 3_000; second += 1 + random.nextInt(3)) {
            var value = valueType.equals("DOUBLE")
                    ? BigDecimal.valueOf(random.nextInt(20_000_000, 60_000_000), 6)
                            .toPlainString()
                    : Integer.toString(random.nextInt(30, 200));
            sent.append(1_717_285_800L + second).append(',').append(value);
            sent.append(quality ? "," + random.nextInt(1, 5) + "\n" : "\n");
        }
        person.client().upload(type, Zips.csv(sent.toString())).expect(201);
        var parquet = parquet(person, type);
        var read = rows(parquet, "SELECT epoch_ms(time) // 1000, value, quality FROM read_parquet(FILE)");
        var expected = csv(person, type).stream()
                .map(row -> quality ? row : row + ",4")
                .map(row -> valueType.equals("DOUBLE") ? asDouble(row) : row)
                .toList();
        assertThat(read).isEqualTo(expected).hasSizeGreaterThan(1_000);
        assertThat(rows(parquet, "DESCRIBE SELECT * FROM read_parquet(FILE)").stream()
                        .map(row -> row.split(",", -1)[0] + " " + row.split(",", -1)[1]))
                .containsExactly("time TIMESTAMP WITH TIME ZONE", "value " + valueType, "quality INTEGER");
    }

    private static String asDouble(String row) {
        var fields = row.split(",", -1);
        return fields[0] + "," + Double.parseDouble(fields[1]) + "," + fields[2];
    }

    @Test
    void anEmptySeriesIsATableWithoutRows() throws IOException {
        assertThat(rows(parquet(Someone.insert(server), "HEART_RATE"), "SELECT count(*) FROM read_parquet(FILE)"))
                .containsExactly("0");
    }

    /** More than two million rows, in several groups. */
    @Test
    void monthsHaveSeveralGroups() throws IOException {
        var person = Someone.insert(server);
        Days.ofHeartRate(server.database(), person, 30);
        var parquet = parquet(person, "HEART_RATE");
        var csv = csv(person, "HEART_RATE");
        var values = csv.stream()
                .mapToLong(row -> Long.parseLong(row.split(",", -1)[1]))
                .sum();
        var qualities = csv.stream()
                .mapToLong(row -> Long.parseLong(row.split(",", -1)[2]))
                .sum();
        assertThat(rows(parquet, """
                        SELECT count(*), sum(value), sum(quality), min(epoch_ms(time)) // 1000, max(epoch_ms(time)) // 1000,
                               count(DISTINCT time)
                        FROM read_parquet(FILE)"""))
                .containsExactly(csv.size() + "," + values + "," + qualities + "," + Days.FIRST + ","
                        + (Days.FIRST + 30L * Days.SECONDS - 1) + "," + csv.size());
        assertThat(rows(parquet, "SELECT arg_min(value, time), arg_max(value, time) FROM read_parquet(FILE)"))
                .containsExactly(
                        csv.getFirst().split(",", -1)[1] + "," + csv.getLast().split(",", -1)[1]);
        assertThat(rows(parquet, "SELECT num_row_groups, num_rows FROM parquet_file_metadata(FILE)"))
                .containsExactly("3," + csv.size());
        // Times by the statistics of the groups alone: readers skip what they need not read.
        assertThat(rows(
                        parquet,
                        "SELECT count(*) FROM read_parquet(FILE) WHERE time < TIMESTAMPTZ '2015-01-02 00:00:00+00'"))
                .containsExactly(Integer.toString(Days.SECONDS));
    }
}
