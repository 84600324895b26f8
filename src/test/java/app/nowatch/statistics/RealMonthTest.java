package app.nowatch.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A month of one person, without movement: waking is told by the clock. */
class RealMonthTest {
    private static final LocalDays DAYS = LocalDays.in(ZoneOffset.UTC);
    private static final LocalDate FIRST = LocalDate.parse("2016-04-02");
    private static final LocalDate LAST = LocalDate.parse("2016-05-11");

    @SuppressWarnings("NullAway.Init")
    private static Timeline month;

    @BeforeAll
    static void read() throws IOException {
        long start = DAYS.day(FIRST).startMinute();
        int length = (int) (DAYS.day(LAST).endMinute() - start);
        var record = MinuteRecord.starting(start, length);
        rows("HEART_RATE_GRAPH").forEach((minute, value) -> record.heartRate((int) (minute - start), value));
        rows("ACTIVITY_CADENCE").forEach((minute, value) -> record.cadence((int) (minute - start), value));
        month = Timeline.of(record.build(), DAYS.days(FIRST, LAST));
    }

    private static Map<Long, Double> rows(String type) throws IOException {
        var file = "/fitbit-month/" + type + ".csv.zip";
        try (InputStream resource = Objects.requireNonNull(RealMonthTest.class.getResourceAsStream(file));
                var zip = new ZipInputStream(resource)) {
            zip.getNextEntry();
            var rows = new TreeMap<Long, Double>();
            new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        var fields = line.split(",", -1);
                        rows.put(Long.parseLong(fields[0]) / 60, Double.parseDouble(fields[1]));
                    });
            return rows;
        }
    }

    private static DayBounds day(String day) {
        return DAYS.day(LocalDate.parse(day));
    }

    @ParameterizedTest
    @CsvSource({"2016-04-02, 58.0, 198", "2016-04-07, 70.0, 125"})
    void theHeartAtRest(String day, double beats, int minutes) {
        assertThat(RestingHeartRate.of(month, day(day)).figure())
                .hasValue(new RestingHeartRate.Resting(beats, minutes));
        assertThat(month.awakeByClock(day(day))).isTrue();
    }

    @Test
    void intenseAndModerateMinutes() {
        var activity = IntenseActivity.of(month.record(), day("2016-04-07"), 40)
                .figure()
                .orElseThrow();
        assertThat(activity.intenseMinutes()).isEqualTo(30);
        assertThat(activity.moderateMinutes()).isEqualTo(33);
    }

    @Test
    void noSleepIsInventedWhereThereIsNoMovement() {
        assertThat(month.sleeps().sleeps()).isEmpty();
        assertThat(month.sleeps().naps()).isEmpty();
    }

    @Test
    void stressHasNoValueBeforeThreeDaysWithEnoughData() {
        var stress = Stress.of(month, 40);
        assertThat(stress.on(day("2016-04-04"), DAYS.days(FIRST, LocalDate.parse("2016-04-03")))
                        .reason())
                .isPresent();
        assertThat(stress.on(day("2016-04-07"), DAYS.days(FIRST, LocalDate.parse("2016-04-06")))
                        .figure())
                .hasValueSatisfying(found -> assertThat(found.eligibleMinutes()).isPositive());
    }
}
