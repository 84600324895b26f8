package app.nowatch.truth;

import app.nowatch.statistics.DayBounds;
import app.nowatch.statistics.LocalDays;
import app.nowatch.statistics.Outcome;
import app.nowatch.statistics.SleepSpan;
import app.nowatch.statistics.SleepStages;
import app.nowatch.statistics.StageSegment;
import app.nowatch.statistics.Stress;
import app.nowatch.statistics.Timeline;
import app.nowatch.wearer.Gap;
import app.nowatch.wearer.Night;
import app.nowatch.wearer.Stretch;
import app.nowatch.wearer.Wearer;
import app.nowatch.wearer.WearerProfile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One wearer's nights and days, as they were and as they are seen.
 *
 * @param nights with the usual evenings
 * @param quietNights the same nights after quiet evenings
 */
record WearerCheck(List<NightCheck> nights, List<NightCheck> quietNights, StageCheck stages, StressCheck stress) {
    /** The median movement in the hour before sleep that is harder to tell from sleep. */
    static final int QUIET_EVENING = 250;

    /** The clocks go forward within the four weeks, in the zones that change them on the last Sunday of March. */
    private static final LocalDate PUT_ON = LocalDate.of(2026, 3, 2);

    /** Heart rate on either side of a night, which its first and last steps look at. */
    private static final int MARGIN_MINUTES = 5;

    /** The watch is put on a day before the first night to be checked and taken off a day after the last. */
    static WearerCheck of(WearerProfile profile, int nights) {
        var usual = wearer(profile, nights);
        var quiet = wearer(profile.withEveningMovement(QUIET_EVENING), nights);
        var calendar = LocalDays.in(profile.zone());
        var days = calendar.days(PUT_ON, PUT_ON.plusDays(nights + 1L));
        var recording = Recording.of(usual);
        var timeline = recording.timeline(usual, days);
        var checked = days.subList(1, nights + 1);
        return new WearerCheck(
                nights(usual, timeline, checked),
                nights(quiet, recording.timeline(quiet, days), checked),
                stages(usual, recording, timeline, checked),
                stress(usual, timeline, days, checked));
    }

    private static Wearer wearer(WearerProfile profile, int nights) {
        return Wearer.of(profile, PUT_ON, nights + 2);
    }

    private static Night night(Wearer wearer, DayBounds day) {
        return wearer.nights().stream()
                .filter(night -> night.day().equals(day.day()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Gap> gaps(Wearer wearer, Night night) {
        return wearer.gaps().stream().filter(night::overlaps).toList();
    }

    private static List<NightCheck> nights(Wearer wearer, Timeline timeline, List<DayBounds> days) {
        return days.stream()
                .map(day -> {
                    var night = night(wearer, day);
                    boolean gap = !gaps(wearer, night).isEmpty();
                    return NightCheck.of(night, gap, timeline.sleeps().night(day));
                })
                .toList();
    }

    private static StageCheck stages(Wearer wearer, Recording recording, Timeline timeline, List<DayBounds> days) {
        var check = new StageCheck();
        for (var day : days) {
            var night = night(wearer, day);
            Optional<List<StageSegment>> seen = timeline.sleeps()
                    .night(day)
                    .flatMap(span -> stages(recording, timeline, span).figure());
            check.add(night, gaps(wearer, night), seen.orElse(List.of()));
        }
        return check;
    }

    private static Outcome<List<StageSegment>> stages(Recording recording, Timeline timeline, SleepSpan span) {
        var rows = recording.heartRateRows(span.start() - MARGIN_MINUTES, span.end() + MARGIN_MINUTES);
        return SleepStages.of(rows, timeline, span);
    }

    private static StressCheck stress(Wearer wearer, Timeline timeline, List<DayBounds> days, List<DayBounds> checked) {
        var stress = Stress.of(timeline, wearer.profile().heart().age());
        var sum = StressCheck.NOTHING;
        for (var day : checked) {
            int place = days.indexOf(day);
            var before = days.subList(Math.max(0, place - Stress.BASELINE_DAYS), place);
            var lived = wearer.stressors().stream()
                    .filter(stressor -> day.contains(middle(stressor)))
                    .toList();
            sum = sum.plus(stress.on(day, before)
                    .figure()
                    .map(seen -> StressCheck.ofDay(lived, seen.stressors()))
                    .orElse(StressCheck.DAY_WITHOUT));
        }
        return sum;
    }

    private static Instant middle(Stretch stretch) {
        return stretch.start().plus(stretch.duration().dividedBy(2));
    }
}
