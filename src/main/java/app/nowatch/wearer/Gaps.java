package app.nowatch.wearer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** When the watch is not on the wrist: sometimes a while in the night, and on its charger by day. */
final class Gaps {
    private static final int SHORTEST_AT_NIGHT_MINUTES = 5;
    private static final int LONGEST_AT_NIGHT_MINUTES = 40;
    private static final int SHORTEST_CHARGING_MINUTES = 25;
    private static final int LONGEST_CHARGING_MINUTES = 75;

    private final WearerProfile profile;

    Gaps(WearerProfile profile) {
        this.profile = profile;
    }

    /** At most one in the night and one in the time awake after it, which does not touch a nap. */
    List<Gap> of(LocalDate day, Night night, Waking waking, List<Nap> naps) {
        List<Gap> gaps = new ArrayList<>();
        RandomGenerator byNight = Chance.NIGHT_GAP.at(profile.seed(), day.toEpochDay());
        if (byNight.nextDouble() < profile.watch().nightGapShare()) {
            gaps.add(atNight(night, byNight));
        }
        RandomGenerator byDay = Chance.CHARGING.at(profile.seed(), day.toEpochDay());
        if (byDay.nextDouble() < profile.watch().chargingShare()) {
            Gap charging = charging(waking, byDay);
            if (naps.stream().noneMatch(charging::overlaps)) {
                gaps.add(charging);
            }
        }
        return gaps;
    }

    private static Gap atNight(Night night, RandomGenerator chance) {
        int minutes = chance.nextInt(SHORTEST_AT_NIGHT_MINUTES, LONGEST_AT_NIGHT_MINUTES + 1);
        int from = chance.nextInt((int) night.duration().toMinutes() - minutes);
        return gap(night.start().plus(from, ChronoUnit.MINUTES), minutes, chance);
    }

    private static Gap charging(Waking waking, RandomGenerator chance) {
        int minutes = chance.nextInt(SHORTEST_CHARGING_MINUTES, LONGEST_CHARGING_MINUTES + 1);
        int from = chance.nextInt(waking.evening() - minutes);
        return gap(waking.instant(from), minutes, chance);
    }

    private static Gap gap(Instant start, int minutes, RandomGenerator chance) {
        Gap.Trace trace = chance.nextBoolean() ? Gap.Trace.NOTHING : Gap.Trace.QUALITY_ZERO;
        return new Gap(start, start.plus(minutes, ChronoUnit.MINUTES), trace);
    }
}
