package app.nowatch.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of a day: clocks that change, people who travel. */
class LocalDaysTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static LocalDays travelling(ZoneId from, String arrival, ZoneId to) {
        return LocalDays.of(
                List.of(new ZoneChange(day("2020-01-01"), from), ZoneChange.recorded(Instant.parse(arrival), to)));
    }

    private static long hours(LocalDays days, String day) {
        var bounds = days.day(day(day));
        return Duration.between(bounds.start(), bounds.end()).toHours();
    }

    @Test
    void lateEveningBelongsToTheLocalDateThoughUtcIsADayAhead() {
        var days = LocalDays.in(LOS_ANGELES);
        var evening = Instant.parse("2026-03-04T07:00:00Z");
        assertThat(evening.atZone(LOS_ANGELES).toLocalTime()).hasToString("23:00");
        assertThat(days.dayOf(evening)).isEqualTo(day("2026-03-03"));
        assertThat(days.day(day("2026-03-03")).contains(evening)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29, 23", "2026-10-25, 25", "2026-03-30, 24"})
    void aDayOfAClockChangeLastsOtherwise(String day, long hours) {
        assertThat(hours(LocalDays.in(AMSTERDAM), day)).isEqualTo(hours);
    }

    @Test
    void aDayWithoutMidnightBeginsAtItsFirstInstant() {
        // In Beirut the clocks went from 00:00 to 01:00 that night.
        var days = LocalDays.in(ZoneId.of("Asia/Beirut"));
        assertThat(days.day(day("2022-03-27")).start()).isEqualTo(Instant.parse("2022-03-26T22:00:00Z"));
        assertThat(hours(days, "2022-03-27")).isEqualTo(23);
    }

    @Test
    void travellingWestMakesADayLonger() {
        // Landed at 11:00 in Los Angeles: before noon, so the whole date is theirs.
        var days = travelling(AMSTERDAM, "2026-05-10T18:00:00Z", LOS_ANGELES);
        assertThat(days.zone(day("2026-05-09"))).isEqualTo(AMSTERDAM);
        assertThat(days.zone(day("2026-05-10"))).isEqualTo(LOS_ANGELES);
        assertThat(hours(days, "2026-05-09")).isEqualTo(33);
        assertThat(hours(days, "2026-05-10")).isEqualTo(24);
    }

    @Test
    void travellingEastMakesADayShorter() {
        // Landed at 14:00 in Amsterdam: past noon, so it holds from the next date on.
        var days = travelling(LOS_ANGELES, "2026-05-10T12:00:00Z", AMSTERDAM);
        assertThat(days.zone(day("2026-05-10"))).isEqualTo(LOS_ANGELES);
        assertThat(days.zone(day("2026-05-11"))).isEqualTo(AMSTERDAM);
        assertThat(hours(days, "2026-05-10")).isEqualTo(15);
    }

    @Test
    void overTheDateLineWestADateRepeatsAndIsOneDay() {
        // It was 10 June in Auckland from noon UTC of the 9th on, and is again in Honolulu.
        var days = travelling(ZoneId.of("Pacific/Auckland"), "2026-06-10T18:00:00Z", ZoneId.of("Pacific/Honolulu"));
        assertThat(days.dayOf(Instant.parse("2026-06-09T13:00:00Z"))).isEqualTo(day("2026-06-09"));
        assertThat(days.dayOf(Instant.parse("2026-06-10T18:00:00Z"))).isEqualTo(day("2026-06-10"));
        assertThat(hours(days, "2026-06-09")).isEqualTo(24 + 22);
        assertThat(hours(days, "2026-06-10")).isEqualTo(24);
    }

    @Test
    void overTheDateLineEastADateCanBeEmpty() {
        var days = LocalDays.of(List.of(
                new ZoneChange(day("2020-01-01"), ZoneId.of("Pacific/Pago_Pago")),
                new ZoneChange(day("2026-06-11"), ZoneId.of("Pacific/Kiritimati"))));
        assertThat(hours(days, "2026-06-10")).isZero();
        assertThat(days.day(day("2026-06-11")).start())
                .isEqualTo(days.day(day("2026-06-10")).end());
        assertThat(days.dayOf(Instant.parse("2026-06-10T11:00:00Z"))).isEqualTo(day("2026-06-11"));
    }

    @Test
    void aChangeCutsOnlyDaysFromItsDateOn() {
        var before = LocalDays.in(AMSTERDAM);
        var after = travelling(AMSTERDAM, "2026-05-10T18:00:00Z", LOS_ANGELES);
        assertThat(after.day(day("2026-05-08"))).isEqualTo(before.day(day("2026-05-08")));
        assertThat(after.day(day("2026-05-09")).start())
                .isEqualTo(before.day(day("2026-05-09")).start());
    }

    @Test
    void theFirstZoneHoldsForAllEarlierDays() {
        var days = LocalDays.of(List.of(new ZoneChange(day("2026-05-10"), AMSTERDAM)));
        assertThat(days.zone(day("2015-01-01"))).isEqualTo(AMSTERDAM);
        assertThat(LocalDays.of(List.of()).zone(day("2026-05-10")).getId()).isEqualTo("UTC");
    }

    @Test
    void noonFollowsTheZoneOfItsDate() {
        var days = travelling(AMSTERDAM, "2026-05-10T18:00:00Z", LOS_ANGELES);
        assertThat(days.noon(day("2026-05-09"))).isEqualTo(Instant.parse("2026-05-09T10:00:00Z"));
        assertThat(days.noon(day("2026-05-10"))).isEqualTo(Instant.parse("2026-05-10T19:00:00Z"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void daysTileTimeWhereverOneTravels(long seed) {
        var chance = new Random(seed);
        var zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        var changes = new ArrayList<ZoneChange>();
        var first = day("2025-01-01");
        for (int i = 0; i < 120; i += 1 + chance.nextInt(5)) {
            changes.add(new ZoneChange(first.plusDays(i), ZoneId.of(zones.get(chance.nextInt(zones.size())))));
        }
        var days = LocalDays.of(changes);
        var all = days.days(first, first.plusDays(120));
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).start()).isEqualTo(all.get(i - 1).end());
        }
        for (var day : all) {
            if (day.start().isBefore(day.end())) {
                assertThat(days.dayOf(day.start())).isEqualTo(day.day());
                assertThat(days.dayOf(day.end().minusSeconds(1))).isEqualTo(day.day());
            }
        }
    }
}
