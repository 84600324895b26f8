package app.nowatch.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real days go in and come out equal, row by row. */
class RealDataTest {
    @ParameterizedTest
    @CsvSource({
        "HEART_RATE, /fitbit-heart-rate/HEART_RATE.csv.zip, 8418",
        "HEART_RATE_GRAPH, /fitbit-month/HEART_RATE_GRAPH.csv.zip, 20097",
        "ACTIVITY_CADENCE, /fitbit-month/ACTIVITY_CADENCE.csv.zip, 20097"
    })
    void comesOutEqual(SeriesType type, String file, int rows) throws IOException {
        var csv = csv(file);
        var expected = new TreeMap<Long, String>();
        csv.lines().forEach(line -> PlainReader.read(type, line, expected));
        var parsing = Parsing.of(type, csv);
        assertThat(parsing.model()).isEqualTo(expected);
        assertThat(parsing.kept()).isEqualTo(rows);
        assertThat(parsing.rejections().count()).isZero();
    }

    private static String csv(String file) throws IOException {
        try (InputStream resource = Objects.requireNonNull(RealDataTest.class.getResourceAsStream(file));
                var zip = new ZipInputStream(resource)) {
            zip.getNextEntry();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
