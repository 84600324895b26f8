package app.nowatch.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesWriterTest {
    private static String write(Columns rows, SeriesType type) {
        var sink = new ByteSink(0);
        int middle = rows.size / 3;
        if (middle > 0) {
            ValuesWriter.write(rows, 0, middle, type, sink);
        }
        ValuesWriter.write(rows, middle, rows.size, type, sink);
        return new String(sink.bytes, 0, sink.size, StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "HEART_RATE, 72, 72",
        "HEART_RATE, 260, 260",
        "HEART_RATE, 0, 0",
        "ACTIVITY_COUNT, 9999, 9999",
        "ACTIVITY_COUNT, 10000, 10000",
        "ACTIVITY_COUNT, 63000, 63000",
        "TEMPERATURE, 36500000, 36.5",
        "TEMPERATURE, 36000000, 36",
        "TEMPERATURE, -500000, -0.5",
        "TEMPERATURE, -20000000, -20",
        "TEMPERATURE, 1, 0.000001",
        "TEMPERATURE, 59999999, 59.999999",
        "TEMPERATURE, 10100, 0.0101",
        "MOTION_GRAPH, 100000000, 100",
        "RESPIRATION_RATE, 14250000, 14.25"
    })
    void writesNumbersShortest(SeriesType type, int scaled, String expected) {
        var rows = new Columns(false, 1);
        rows.add(86_399, scaled, 3);
        assertThat(write(rows, type)).isEqualTo("{\\\"86399\\\":[" + expected + ",3]}");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("app.nowatch.measurement.Series#seeds")
    void writesWhatAPlainWriterWrites(long seed) {
        var random = new Random(seed);
        for (var type : SeriesType.values()) {
            var rows = Series.random(type, random);
            assertThat(write(rows, type)).as(type.name()).isEqualTo(plain(rows, type));
        }
    }

    private static String plain(Columns rows, SeriesType type) {
        var object = new StringJoiner(",", "{", "}");
        for (int row = 0; row < rows.size; row++) {
            var value = type.beats()
                    ? "\"" + rows.textOf(row) + "\""
                    : BigDecimal.valueOf(rows.values[row])
                            .divide(BigDecimal.valueOf(type.form().scale()))
                            .stripTrailingZeros()
                            .toPlainString();
            object.add("\"" + rows.seconds[row] + "\":[" + value + "," + rows.qualities[row] + "]");
        }
        return object.toString().replace("\"", "\\\"");
    }
}
