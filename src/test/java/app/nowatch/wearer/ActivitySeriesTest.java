package app.nowatch.wearer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ActivitySeriesTest {
    private static final Wearer WEARER = Wearer.of(
            WearerProfile.of(21, ZoneOffset.UTC).with(WearerProfile.Watch.ALWAYS_WORN), LocalDate.of(2026, 1, 5), 14);

    @Test
    void aTypeIsToldWhenItChangesAndOnlyThen() {
        List<Rows.Row> types = Rows.ofAllDays(WEARER, SeriesKind.ACTIVITY_TYPE).toList();
        Map<Instant, ActivityBout> bouts =
                WEARER.activities().stream().collect(Collectors.toMap(ActivityBout::start, Function.identity()));

        for (int i = 1; i < types.size(); i++) {
            assertThat(types.get(i).value()).isNotEqualTo(types.get(i - 1).value());
            ActivityBout bout = bouts.get(types.get(i).instant());
            if (bout != null) {
                assertThat(types.get(i).value()).isEqualTo(bout.activity().code());
            }
        }
        assertThat(types.stream().map(Rows.Row::instant))
                .containsAll(WEARER.activities().stream()
                        .filter(bout -> bout.activity() == Activity.WALK || bout.activity() == Activity.CYCLE)
                        .map(Stretch::start)
                        .toList());
    }

    @Test
    void thereAreStepsOnFootAndNoneSitting() {
        Rows.ofAllDays(WEARER, SeriesKind.ACTIVITY_CADENCE).forEach(row -> {
            Activity activity = WEARER.activities().stream()
                    .filter(bout -> bout.contains(row.instant()))
                    .map(ActivityBout::activity)
                    .findFirst()
                    .orElse(Activity.REST);
            switch (activity) {
                case WALK -> assertThat(row.value()).isBetween(90.0, 129.0);
                case RUN -> assertThat(row.value()).isBetween(140.0, 190.0);
                case ABOUT -> assertThat(row.value()).isBetween(0.0, 99.0);
                case DESK, REST, CYCLE -> assertThat(row.value()).isZero();
            }
        });
    }

    @Test
    void everyMinuteOfAWalkHasItsSteps() {
        long walked = WEARER.activities().stream()
                .filter(bout -> bout.activity() == Activity.WALK)
                .mapToLong(bout -> bout.duration().toMinutes())
                .sum();

        assertThat(Rows.ofAllDays(WEARER, SeriesKind.ACTIVITY_CADENCE)
                        .filter(row -> row.value() >= 90 && row.value() < 130))
                .hasSize(Math.toIntExact(walked));
    }
}
