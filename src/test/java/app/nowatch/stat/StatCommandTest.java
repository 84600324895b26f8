package app.nowatch.stat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class StatCommandTest {
    private record Ended(int code, List<String> output, List<String> errors) {}

    private static Ended run(String arguments, String input) {
        var output = new StringWriter();
        var errors = new StringWriter();
        var stream = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int code = new CommandLine(new StatCommand(stream))
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments.split(" "));
        return new Ended(
                code,
                output.toString().lines().toList(),
                errors.toString().lines().toList());
    }

    private static List<String> good(String arguments, String input) {
        var ended = run(arguments, input);
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.code()).isZero();
        return ended.output();
    }

    private static String minutes(String runs) {
        var rows = new StringBuilder("timestamp,state\n");
        long second = 1_700_000_000;
        for (var run : runs.split(" ", -1)) {
            for (int i = 0; i < Integer.parseInt(run.substring(0, run.length() - 1)); i++, second += 60) {
                rows.append(second)
                        .append(',')
                        .append(run.charAt(run.length() - 1))
                        .append('\n');
            }
        }
        return rows.toString();
    }

    @ParameterizedTest
    @CsvSource({"rmssd, 14.361406616345072", "sdnn, 7.905694150420948", "pnn50, 0.0"})
    void aScalarStandsAlone(String method, String expected) {
        assertThat(good(method, "800\n810\n790\n805\n795\n")).containsExactly(expected);
        assertThat(good(method, "\uFEFFrr\r\n800\r\n810\r\n790\r\n805\r\n795\r\n\r\n"))
                .containsExactly(expected);
        assertThat(good(method, "timestamp,rr\n1,800\n2,810\n3,790\n4,805\n4,795"))
                .containsExactly(expected);
    }

    @Test
    void differencesAreTakenOfAdjacentBeatsOnly() {
        assertThat(good("rmssd", "1,800\n2,810\n60,990\n61,1000\n")).containsExactly("10.0");
        assertThat(good("rmssd", "800\n810\n\n990\n1000\n")).containsExactly("10.0");
    }

    @Test
    void withoutAValueItSaysWhy() {
        assertThat(good("rmssd", "")).containsExactly("NA no two adjacent beats");
        assertThat(good("sdnn", "rr\n800\n")).containsExactly("NA fewer than two beats");
        assertThat(good("sri", minutes("900W"))).containsExactly("NA fewer than 5 comparable days");
        assertThat(good("sleep-periods", minutes("900W"))).containsExactly("NA no sleep period");
        assertThat(good("clean-ibi", "100\n")).containsExactly("NA no beat is kept");
        assertThat(good("cole-kripke", "")).containsExactly("NA no rows");
        assertThat(good("resting-heart-rate", "")).containsExactly("NA no rows");
    }

    /** Not taken for a header, which would leave nothing and answer that. */
    @ParameterizedTest
    @ValueSource(strings = {"800 810 790\n", "\uFFFD\uFFFD\n", "800;810\n"})
    void aFirstLineThatCannotBeReadIsToldOf(String input) {
        var ended = run("rmssd", input);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errors()).singleElement().asString().contains("line 1");
    }

    @Test
    void cleaningPrintsTheRowsAsTheyCame() {
        assertThat(good("clean-ibi", "timestamp,rr\n1,1000\n2,1000.50\n3,1500\n4,1000\n"))
                .containsExactly("1,1000", "2,1000.50", "4,1000");
        assertThat(good("clean-ibi --no-malik", "1000\n2500\n600\n")).containsExactly("1000", "600");
        assertThat(good("clean-ibi --no-range", "2500\n2400\n1000\n2500\n")).containsExactly("2500", "2400", "2500");
        assertThat(good("clean-ibi --no-range --no-malik", "1\n9999\n")).containsExactly("1", "9999");
    }

    @Test
    void scoresStandBesideTheirTime() {
        assertThat(good("cole-kripke", "60,0\n120,435\n180,\n240,0\n"))
                .containsExactly("60,0.32189999999999996,S", "120,1.0005,W", "180,,U", "240,0.25229999999999997,S");
        assertThat(good("sadeh", "counts\n0\n0\n").getLast()).isEqualTo("60,7.601,S");
    }

    @Test
    void aMinuteWithoutRowIsUnknownToItsNeighbours() {
        // The second row is three minutes after the first, and weighs as such.
        assertThat(good("cole-kripke", "0,1000\n180,0\n").getLast()).startsWith("180,0.54,");
    }

    @Test
    void periodsAreToldInSeconds() {
        assertThat(good("sleep-periods", minutes("20W 200S 20W")))
                .containsExactly((1_700_000_000 + 20 * 60) + "," + (1_700_000_000 + 220 * 60) + ",200");
        assertThat(good("sleep-periods --min 100 --start 3 --end 2", minutes("20W 120S 2W 120S 20W")))
                .hasSize(2);
    }

    @Test
    void scoresCanBeReadAsStates() {
        var scores = good("cole-kripke", "0\n".repeat(300) + "9000\n".repeat(30));
        assertThat(good("sleep-periods", String.join("\n", scores)))
                .singleElement()
                .asString()
                .startsWith("0,");
    }

    @Test
    void theLastOfEqualStepsLastsAsLongAsTheOthers() {
        // Each night a quarter of an hour later: exact only when all of the eight days count.
        var rows = IntStream.range(0, 8 * 1440)
                .mapToObj(i -> {
                    int inNight = i % 1440 - 660 - i / 1440 * 15;
                    return (1_767_614_400 + i * 60L) + "," + (inNight >= 0 && inNight < 480 ? "S" : "W");
                })
                .collect(Collectors.joining("\n"));
        assertThat(good("sri", rows)).containsExactly("95.83333333333333");
    }

    @Test
    void daysAreThoseOfTheZone() {
        // 23:30 UTC is the next day in Amsterdam.
        var rows = "timestamp,hr,activity,cadence,type\n1700004600,60,,140,\n1700004660,60,,140,\n";
        assertThat(good("intense-activity --zone UTC --age 30", rows))
                .containsExactly("day,intenseMinutes,moderateMinutes,longestBoutMinutes", "2023-11-14,2,0,2");
        assertThat(good("intense-activity --zone Europe/Amsterdam", rows).getLast())
                .isEqualTo("2023-11-15,2,0,2");
    }

    @Test
    void aDayWithoutAValueSaysWhyInItsPlace() {
        var rows = "1700000000,60,,0,\n1700000060,60,,0,5\n";
        assertThat(good("resting-heart-rate", rows).getLast())
                .isEqualTo("2023-11-14,NA only 0 of the 30 resting minutes needed,");
        assertThat(good("stress --age 50", rows).getLast())
                .isEqualTo("2023-11-14,NA fewer than 3 of the 14 days before have enough data,,,,,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rmssd | rr;800;abc | line 3: rr in milliseconds is not a number: \"abc\"",
                "rmssd | 800;-1 | line 2: rr in milliseconds is out of range: -1",
                "rmssd | 5,800;4,800 | line 2: its timestamp is before that of the row before",
                "rmssd | 5,800;,800 | line 2: there is no timestamp",
                "rmssd | 5,800;6 | line 2: wrong number of columns: 1",
                "rmssd | 1,2,3 | line 1: wrong number of columns: 3",
                "cole-kripke | 60,1;61,1 | line 2: its minute is not after that of the row before",
                "sri | 60,S;120,X | line 2: the state is none of S, W and U: \"X\"",
                "stress | 60,10 | line 1: hr is out of range: 10",
                "stress | 60,60,,,1.5 | line 1: type is none of 0..5: 1.5",
                "stress | 1700000000000,60 | line 1: the timestamp in Unix seconds is out of range: 1700000000000",
                "stress | 0,60;100000000,60 | line 2: more than 1000 days after the first row",
                "sleep-periods --min 0 | 60,S | --min must be at least 1",
            })
    void badInputIsOneLineAndExitCode2(String arguments, String input, String error) {
        var ended = run(arguments, input.replace(';', '\n'));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors()).containsExactly(error);
    }

    @Test
    void anUnknownMethodOrZoneIsExitCode2() {
        assertThat(run("nonsense", "").code()).isEqualTo(2);
        assertThat(run("sri --zone Nowhere", "").code()).isEqualTo(2);
        assertThat(run("stress --age -3", "").code()).isEqualTo(2);
    }
}
