package app.nowatch.truth;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.statistics.LocalDays;
import app.nowatch.wearer.State;
import app.nowatch.wearer.Wearer;
import app.nowatch.wearer.WearerProfile;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final int DAYS = 3;

    /** Somebody who takes the watch off every day and every night. */
    private static final Wearer WEARER =
            Wearer.of(WearerProfile.of(5, ZoneOffset.UTC).with(new WearerProfile.Watch(1, 1, 10)), FIRST, DAYS);

    @Test
    void everyWornMinuteHasItsSeriesAndNoOther() {
        var days = LocalDays.in(ZoneOffset.UTC).days(FIRST, FIRST.plusDays(DAYS - 1));
        var record = Recording.of(WEARER).timeline(WEARER, days).record();
        assertThat(record.length()).isEqualTo(DAYS * 1_440);
        int variable = 0;
        var states =
                days.stream().flatMap(day -> WEARER.states(day.day()).stream()).toList();
        for (int i = 0; i < record.length(); i++) {
            boolean worn = states.get(i) != State.UNKNOWN;
            assertThat(record.hasHeartRate(i)).as("minute %d", i).isEqualTo(worn);
            assertThat(record.hasMovement(i)).as("minute %d", i).isEqualTo(worn);
            variable += Double.isNaN(record.logRmssd(i)) ? 0 : 1;
        }
        assertThat(variable).isGreaterThan(record.length() * 9 / 10);
    }
}
