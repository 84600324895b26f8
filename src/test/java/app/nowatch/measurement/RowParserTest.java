package app.nowatch.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.platform.MemoryBudget;
import app.nowatch.platform.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowParserTest {
    private static final long T = Series.MIDNIGHT;

    @ParameterizedTest(name = "{0}: {1} is kept as {2}")
    @CsvSource({
        "HEART_RATE, '72,4', 72/4",
        "HEART_RATE, '72,', 72/4",
        "HEART_RATE, 72, 72/4",
        "HEART_RATE, '72.0,3', 72/3",
        "HEART_RATE, '072,3', 72/3",
        "HEART_RATE, ' 72 , 3 ', 72/3",
        "HEART_RATE, '\"72\",\"3\"', 72/3",
        "HEART_RATE, '72,3,more,columns', 72/3",
        "HEART_RATE, '0,0', 0/0",
        "HEART_RATE, '19,0', 19/0",
        "HEART_RATE, '20,1', 20/1",
        "HEART_RATE, '260,0', 260/0",
        "HEART_RATE_GRAPH, '72,0', 72/4",
        "HEART_RATE_GRAPH, '72,nothing', 72/4",
        "RESTING_HEART_RATE, '200', 200/4",
        "RESPIRATION_RATE, '14.25,4', 14250000/4",
        "RESPIRATION_RATE, '14.1234564,4', 14123456/4",
        "RESPIRATION_RATE, '14.1234565,4', 14123457/4",
        "RESPIRATION_RATE, '1.425e1,4', 14250000/4",
        "RESPIRATION_RATE, '.5,0', 500000/0",
        "RESPIRATION_RATE, '1e-400,0', 0/0",
        "RESPIRATION_RATE, '2,1', 2000000/1",
        "TEMPERATURE, '-20,4', -20000000/4",
        "TEMPERATURE, '-0.5,0', -500000/0",
        "TEMPERATURE, '-0.0000005,1', -1/1",
        "TEMPERATURE, '60.0000004,1', 60000000/1",
        "ACTIVITY_COUNT, '63000,4', 63000/4",
        "ACTIVITY_TYPE, '5', 5/4",
        "ACTIVITY_CADENCE, '400', 400/4",
        "MOTION_GRAPH, '99.5', 99500000/4",
        "HEART_BEAT, '800', 800",
        "HEART_BEAT, '3E8 32a,0', 3E8 32a",
        "HEART_BEAT, '\"800 810\"', 800 810",
    })
    void keeps(SeriesType type, String row, String says) {
        var parsing = Parsing.of(type, T + "," + row + "\n");
        assertThat(parsing.rejections().first()).isEmpty();
        assertThat(parsing.model()).containsExactly(java.util.Map.entry(T, says));
    }

    @ParameterizedTest(name = "{0}: {1} is refused: {2}")
    @CsvSource({
        "HEART_RATE, '', value: is missing",
        "HEART_RATE, ',4', value: is missing",
        "HEART_RATE, '72.5,4', value: must be a whole number",
        "HEART_RATE, '72.,4', value: must be a whole number",
        "HEART_RATE, '7.2e1,4', value: must be a whole number",
        "HEART_RATE, 'seventy,4', value: must be a whole number",
        "HEART_RATE, '+72,4', value: must be a whole number",
        "HEART_RATE, '19,1', value: must be in the range 20..260",
        "HEART_RATE, '-1,0', value: must be in the range 20..260",
        "HEART_RATE, '261,0', value: must be in the range 20..260",
        "HEART_RATE, '99999999999999999999999999,4', value: must be in the range 20..260",
        "HEART_RATE, '72,5', quality_indicator: must be a whole number 0..4",
        "HEART_RATE, '72,-1', quality_indicator: must be a whole number 0..4",
        "HEART_RATE, '72,3.0', quality_indicator: must be a whole number 0..4",
        "HEART_RATE, '72,good', quality_indicator: must be a whole number 0..4",
        "HEART_RATE, '\"72,4', a quoted field is not closed",
        "HEART_RATE, '\"7\"2,4', a quoted field is not closed",
        "RESPIRATION_RATE, 'NaN,4', value: must be a number",
        "RESPIRATION_RATE, 'Infinity,4', value: must be a number",
        "RESPIRATION_RATE, '1e999,4', value: must be a number",
        "RESPIRATION_RATE, '0x1p4,4', value: must be a number",
        "RESPIRATION_RATE, '14d,4', value: must be a number",
        "RESPIRATION_RATE, '14,5', quality_indicator: must be a whole number 0..4",
        "RESPIRATION_RATE, '1.9999994,1', value: must be in the range 2..80",
        "RESPIRATION_RATE, '1e300,1', value: must be in the range 2..80",
        "TEMPERATURE, '-20.000001,0', value: must be in the range -20..60",
        "TEMPERATURE, '60.0000005,0', value: must be in the range -20..60",
        "ACTIVITY_TYPE, '6', value: must be in the range 0..5",
        "HEART_BEAT, '', value: is missing",
        "HEART_BEAT, '80G', 'value: must be 1 to 64 characters of 0-9, A-F, a-f and space with a digit among them'",
        "HEART_BEAT, '   ', 'value: must be 1 to 64 characters of 0-9, A-F, a-f and space with a digit among them'",
    })
    void refuses(SeriesType type, String row, String reason) {
        var parsing = Parsing.of(type, T + "," + row + "\n");
        assertThat(parsing.model()).isEmpty();
        assertThat(parsing.rejections().first()).containsExactly(new Rejection(1, reason));
    }

    @ParameterizedTest
    @CsvSource({
        "1420070399, datetime: must not be before 2015-01-01",
        "-1, datetime: must not be before 2015-01-01",
        "1717459200, datetime: must not be after tomorrow",
        "1717200000000, datetime: must not be after tomorrow",
        "1717200000.0, datetime: must be a whole number of Unix seconds",
        "2024-06-01, datetime: must be a whole number of Unix seconds",
        "'', datetime: is missing",
    })
    void refusesTimes(String time, String reason) {
        var parsing = Parsing.of(SeriesType.HEART_RATE, time + ",72,4\n");
        assertThat(parsing.rejections().first()).containsExactly(new Rejection(1, reason));
    }

    @ParameterizedTest
    @ValueSource(longs = {1_420_070_400L, 1_717_459_199L})
    void keepsTheFirstAndTheLastSecond(long time) {
        assertThat(Parsing.of(SeriesType.HEART_RATE, time + ",72,4\n").model()).containsOnlyKeys(time);
    }

    @Test
    void acceptsBeatsOf64CharactersAndNoMore() {
        var longest = "12345678".repeat(8);
        assertThat(Parsing.of(SeriesType.HEART_BEAT, T + "," + longest).model()).containsValue(longest);
        assertThat(Parsing.of(SeriesType.HEART_BEAT, T + "," + longest + "9").model())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void countsLinesWithHeaderAndBlankOnesButNotAsRows(String end) {
        var csv = String.join(end, "\ufeffdatetime,value,quality_indicator", "", T + ",71,4", "  ", "broken,72,4");
        var parsing = Parsing.of(SeriesType.HEART_RATE, csv);
        assertThat(parsing.rows()).isEqualTo(2);
        assertThat(parsing.model()).containsValue("71/4");
        assertThat(parsing.rejections().first()).extracting(Rejection::line).containsExactly(5);
    }

    @Test
    void followsTheHeadersOrder() {
        var csv = "extra,Value, quality_indicator ,\"datetime\"\nx,71,3," + T + "\n";
        assertThat(Parsing.of(SeriesType.HEART_RATE, csv).model()).containsExactly(java.util.Map.entry(T, "71/3"));
    }

    @Test
    void withoutAQualityColumnEveryRowIsOfTheBest() {
        var csv = "datetime,value,something\n" + T + ",71,3\n" + (T + 1) + ",72,x\n";
        assertThat(Parsing.of(SeriesType.HEART_RATE, csv).model()).containsValues("71/4", "72/4");
    }

    @Test
    void aHeaderWithoutValueIsRefused() {
        assertThatThrownBy(() -> Parsing.of(SeriesType.HEART_RATE, "datetime,bpm\n" + T + ",71\n"))
                .isInstanceOf(Problem.Invalid.class)
                .hasMessageContaining("value");
    }

    @Test
    void aLongLinePassesByAsOneRejection() {
        var csv = "datetime,value\n" + T + ",71\n" + "9".repeat(1_000_000) + "\n" + (T + 1) + ",72\n";
        var parsing = Parsing.of(SeriesType.HEART_RATE, csv);
        assertThat(parsing.model()).hasSize(2);
        assertThat(parsing.rejections().first())
                .containsExactly(new Rejection(3, "the line is longer than 1024 bytes"));
        assertThat(Parsing.of(SeriesType.HEART_RATE, "9".repeat(70_000))
                        .rejections()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void noMoreThanSixteenBeatsASecondInOneRunOrInMany() {
        var eight = "800 810 820 830 840 850 860 870";
        var csv = T + "," + eight + "\n" + T + "," + eight + "\n" + T + ",880\n" + (T + 1) + ",1\n" + T + ",890\n";
        var parsing = Parsing.of(SeriesType.HEART_BEAT, csv);
        assertThat(parsing.model()).containsEntry(T, eight + " " + eight);
        assertThat(parsing.kept()).isEqualTo(3);
        assertThat(parsing.rejections().first())
                .containsExactly(
                        new Rejection(3, "more than 16 beats in one second"),
                        new Rejection(5, "more than 16 beats in one second"));
    }

    @Test
    void keepsTheFirstTwentyRejections() {
        var parsing = Parsing.of(SeriesType.HEART_RATE, "datetime,value\n" + "x,1\n".repeat(500));
        assertThat(parsing.rejections().count()).isEqualTo(500);
        assertThat(parsing.rejections().first())
                .hasSize(20)
                .extracting(Rejection::line)
                .startsWith(2, 3)
                .endsWith(21);
    }

    @Test
    void countsRowsAgainstTheLimit() {
        var rejections = new Rejections();
        var assembly = new DayAssembly(
                SeriesType.HEART_RATE, 0, Parsing.CODECS, new MemoryBudget(1 << 20, "").lease(), rejections);
        var parser = new RowParser(SeriesType.HEART_RATE, Parsing.CLOCK, 2, assembly, rejections);
        var csv = (T + ",71\nx\n\n" + T + ",72\n").getBytes(StandardCharsets.UTF_8);
        var lines = new CsvLines(new ByteArrayInputStream(csv), parser);
        assertThatThrownBy(lines::readAll).isInstanceOf(Problem.TooLarge.class);
    }

    /** Lines of every kind, against a parser that splits strings. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("app.nowatch.measurement.Series#seeds")
    void readsWhatAPlainReaderReads(long seed) {
        var random = new Random(seed);
        var lines = new ArrayList<String>();
        for (int i = 0; i < 20_000; i++) {
            lines.add(line(random));
        }
        for (var type : List.of(SeriesType.HEART_RATE, SeriesType.TEMPERATURE)) {
            var expected = new TreeMap<Long, String>();
            lines.forEach(line -> PlainReader.read(type, line, expected));
            var parsing = Parsing.of(type, String.join(random.nextBoolean() ? "\n" : "\r\n", lines));
            assertThat(parsing.model()).isEqualTo(expected);
            assertThat(parsing.kept() + parsing.rejections().count()).isEqualTo(parsing.rows());
        }
    }

    private static String line(Random random) {
        var time = Long.toString(T + random.nextInt(3_000));
        var value = switch (random.nextInt(8)) {
            case 0 -> Integer.toString(random.nextInt(400));
            case 1 -> random.nextInt(80) + "." + random.nextInt(10_000_000);
            case 2 -> "-" + random.nextInt(30) + "." + random.nextInt(100);
            case 3 -> Float.toString(random.nextFloat() * 100);
            case 4 -> random.nextInt(5) + "x";
            default -> Integer.toString(random.nextInt(15, 120));
        };
        return switch (random.nextInt(10)) {
            case 0 -> "";
            case 1 -> time + "," + value;
            case 2 -> time + ",\"" + value + "\"," + random.nextInt(6);
            case 3 -> time.substring(random.nextInt(3)) + "," + value + ",4";
            default -> time + "," + value + "," + random.nextInt(5);
        };
    }
}
