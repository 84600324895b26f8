package app.nowatch.truth;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.stat.ProofCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TruthTest {
    private static final long ANOTHER_SEED = 2;
    private static final int SOME_WEARERS = 6;

    private static void nobody(int wearersDone) {}

    @Test
    void sameSeedSameTable() {
        var lines = Truth.of(7, 2, 5, TruthTest::nobody).lines();
        assertThat(lines).first().isEqualTo("2 wearers, 10 nights, seed 7");
        assertThat(Truth.of(7, 2, 5, TruthTest::nobody).lines()).isEqualTo(lines);
        var others = Truth.of(8, 2, 5, TruthTest::nobody).lines();
        assertThat(others.stream().skip(1).toList())
                .isNotEqualTo(lines.stream().skip(1).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {Truth.SEED, ANOTHER_SEED})
    void startAndEndOfSomeWearersNightsAreRight(long seed) {
        var truth = Truth.of(seed, SOME_WEARERS, Truth.NIGHTS, TruthTest::nobody);
        assertThat(truth.bothRightPercent()).as("%s", truth.lines()).isGreaterThanOrEqualTo(Truth.GATE_PERCENT);
    }

    /** As many nights as are required; {@code nowatch test --all}. */
    @Test
    @Tag("slow")
    void startAndEndOfAllNightsAreRightWithAnotherSeed() {
        var truth = Truth.of(ANOTHER_SEED, TruthTest::nobody);
        assertThat(truth.gateIsMet()).as("%s", truth.lines()).isTrue();
    }

    /** {@code nowatch test --all}. */
    @Test
    @Tag("slow")
    void theCommandPrintsThePublishedTable() throws IOException {
        var output = new StringWriter();
        var progress = new StringWriter();
        int exitCode = new CommandLine(new ProofCommand())
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(progress, true))
                .execute("--truth");
        assertThat(exitCode).isZero();
        assertThat(progress.toString()).contains("60 of 60 wearers");
        assertThat(Files.readString(Path.of("docs/statistics.md")))
                .as("paste this table into docs/statistics.md:\n%s", output)
                .contains("```\n" + output + "```");
    }

    @Test
    void tooFewRightNightsMissTheGate() {
        var right = new NightCheck(0, false, true, 10, -10);
        var wrong = new NightCheck(1, true, true, 0, 11);
        assertThat(NightTable.percent(List.of(right, wrong), NightCheck::bothAreRight))
                .isEqualTo(50);
    }
}
