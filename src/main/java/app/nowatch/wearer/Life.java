package app.nowatch.wearer;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;

/** The plan of somebody's days, which tile time without a hole: a night, then the waking time until the next one. */
final class Life {
    /** A local day: the night that ends on it, and the waking time after it with what falls into that. */
    record Day(Night night, Waking waking, List<Nap> naps, List<Gap> gaps, List<Stressor> stressors) {}

    /** A night may begin on the day before the one it ends on, and zones move a day by up to 14 hours. */
    private static final int DAYS_AROUND = 2;

    private final WearerProfile profile;
    private final LocalDate first;
    private final List<Day> days;

    Life(WearerProfile profile, LocalDate first, LocalDate last) {
        this.profile = profile;
        this.first = first;
        this.days = LongStream.rangeClosed(first.toEpochDay(), last.toEpochDay())
                .mapToObj(day -> plan(LocalDate.ofEpochDay(day)))
                .toList();
    }

    List<Day> days() {
        return days;
    }

    /** All planned days that can have a part in a UTC day. */
    List<Day> around(LocalDate utcDay) {
        int position = Math.toIntExact(utcDay.toEpochDay() - first.toEpochDay());
        int from = Math.clamp(position - DAYS_AROUND, 0, days.size());
        int to = Math.clamp(position + DAYS_AROUND + 1, from, days.size());
        return days.subList(from, to);
    }

    private Day plan(LocalDate date) {
        Nights nights = new Nights(profile);
        Night night = nights.endingOn(date);
        Night next = nights.endingOn(date.plusDays(1));
        Duration awake = Duration.between(night.end(), next.start());
        Waking waking = new Waking(night.end(), Math.toIntExact(awake.toMinutes()));
        List<Nap> naps = Routine.fill(waking, profile, date);
        List<Gap> gaps = new Gaps(profile).of(date, night, waking, naps);
        return new Day(night, waking, naps, gaps, new Stress(profile).of(date, waking, naps, gaps));
    }
}
