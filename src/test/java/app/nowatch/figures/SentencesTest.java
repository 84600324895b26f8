package app.nowatch.figures;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.platform.json.Json;
import app.nowatch.statistics.Baseline;
import app.nowatch.statistics.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
    private static final Outcome<Baseline> NO_PAST = Outcome.missing("only 2 of the 5 days needed");

    private static Figure figure(double daily) {
        return new Figure(daily, true, Json.object(), Json.object());
    }

    @ParameterizedTest
    @CsvSource({
        "STRESS_FREQUENCY, 1, 1 time of raised heart rate at rest",
        "STRESS_FREQUENCY, 2, 2 times of raised heart rate at rest",
        "SLEEP_DURATION, 1, 1 minute asleep",
        "SLEEP_CYCLES, 1, '1 cycle of sleep, estimated'",
        "SLEEP_HRV, 1, 1 ms of heart-rate variability (RMSSD) asleep",
    })
    void oneIsTold(FigureType type, double daily, String told) {
        assertThat(Sentences.of(type, figure(daily), NO_PAST)).startsWith(told + ";");
    }

    /** As when the watch was off for more than half an hour of the night. */
    @Test
    void anotherSleepIsToldBesideTheNight() {
        var night = figure(214);
        var others = night.more().putArray("naps");
        others.addObject().put("inBedMinutes", 159).put("minutesAsleep", 140);
        assertThat(Sentences.of(FigureType.SLEEP_DURATION, night, NO_PAST)).doesNotContain("Another");
        others.addObject().put("inBedMinutes", 160).put("minutesAsleep", 150);
        assertThat(Sentences.of(FigureType.SLEEP_DURATION, night, NO_PAST))
                .endsWith("needed. Another sleep of this day is told apart: 150 minutes asleep.");
        assertThat(Sentences.of(FigureType.SLEEP_CYCLES, night, NO_PAST)).doesNotContain("Another");
    }
}
