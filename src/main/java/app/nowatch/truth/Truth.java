package app.nowatch.truth;

import app.nowatch.wearer.WearerProfile;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The methods held against wearers of whom everything is known. */
public final class Truth {
    /** The seed of the published table. */
    public static final long SEED = 1;

    public static final int WEARERS = 60;
    public static final int NIGHTS = 28;

    /** Percent of nights of which start and end have to be seen right. */
    public static final double GATE_PERCENT = 85;

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private final long seed;
    private final int wearers;
    private final List<NightCheck> nights = new ArrayList<>();
    private final List<NightCheck> quietNights = new ArrayList<>();
    private final StageCheck stages = new StageCheck();
    private StressCheck stress = StressCheck.NOTHING;

    private Truth(long seed, int wearers) {
        this.seed = seed;
        this.wearers = wearers;
    }

    /**
     * Checks {@value #WEARERS} wearers for {@value #NIGHTS} nights each, on all processors.
     *
     * @param seed of all that is left to chance; the same seed gives the same table
     * @param progress is told how many wearers are done
     */
    public static Truth of(long seed, IntConsumer progress) {
        return of(seed, WEARERS, NIGHTS, progress);
    }

    static Truth of(long seed, int wearers, int nights, IntConsumer progress) {
        long[] seeds = new SplittableRandom(seed).longs(wearers).toArray();
        var done = new AtomicInteger();
        var truth = new Truth(seed, wearers);
        IntStream.range(0, wearers)
                .parallel()
                .mapToObj(wearer -> {
                    var check = WearerCheck.of(WearerProfile.of(seeds[wearer], ZONE), nights);
                    progress.accept(done.incrementAndGet());
                    return check;
                })
                .toList()
                .forEach(truth::add);
        return truth;
    }

    private void add(WearerCheck check) {
        nights.addAll(check.nights());
        quietNights.addAll(check.quietNights());
        stages.add(check.stages());
        stress = stress.plus(check.stress());
    }

    /** Percent of all nights with usual evenings of which both start and end are right. */
    public double bothRightPercent() {
        return NightTable.percent(nights, NightCheck::bothAreRight);
    }

    public boolean gateIsMet() {
        return bothRightPercent() >= GATE_PERCENT;
    }

    /** The table, line by line. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(wearers + " wearers, " + nights.size() + " nights, seed " + seed);
        lines.add("");
        lines.add("NIGHTS  percent found, and seen within " + NightCheck.TOLERANCE_MINUTES + " minutes; minutes late");
        lines.addAll(NightTable.header());
        lines.addAll(NightTable.rows(WearerProfile.EVENING_MOVEMENT_MEDIAN, nights));
        lines.addAll(NightTable.rows(WearerCheck.QUIET_EVENING, quietNights));
        lines.add(String.format(
                Locale.ROOT,
                "gate: both right in at least %.0f %% of all nights after evenings of %d: %.1f %%, %s",
                GATE_PERCENT,
                WearerProfile.EVENING_MOVEMENT_MEDIAN,
                bothRightPercent(),
                gateIsMet() ? "met" : "MISSED"));
        lines.add("");
        lines.add("STAGES  percent, then steps of " + StageCheck.STEP_SECONDS + " seconds");
        lines.addAll(StageTable.of(stages));
        lines.add("");
        lines.add("STRESSORS");
        lines.addAll(StressTable.of(stress));
        return lines;
    }
}
