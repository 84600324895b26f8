package app.nowatch.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * STRESS_DURATION, STRESS_FREQUENCY and STRESS_RECOVERY. What is measured is a raised heart rate at rest, compared only with the
 * person's own days before. All thresholds are ours.
 */
public final class Stress {
    /** Calendar days before the day that the usual is taken from. */
    public static final int BASELINE_DAYS = 14;

    /** Of these, with enough data. */
    static final int LEAST_BASELINE_DAYS = 3;

    private static final double RAISED = 1.5;
    private static final double LOWERED_VARIABILITY = -0.5;
    private static final int LEAST_STRESS_MINUTES = 5;
    private static final int MOST_BETWEEN = 2;
    private static final double RECOVERED_BELOW = 0.5;
    private static final int RECOVERED_MINUTES = 3;

    /**
     * The stress of a day.
     *
     * @param stressMinutes STRESS_DURATION
     * @param stressors STRESS_FREQUENCY is their number
     * @param recoveryMinutes STRESS_RECOVERY: the mean over those that were followed to their end
     * @param unrecovered how many could not be followed
     * @param eligibleMinutes minutes at rest that were looked at
     * @param baselineDays days before with enough data
     */
    public record Day(
            int stressMinutes,
            List<Stressor> stressors,
            Outcome<Double> recoveryMinutes,
            int unrecovered,
            int eligibleMinutes,
            int baselineDays) {}

    private final Timeline timeline;
    private final MinuteRecord record;
    private final RestMinutes rest;

    private Stress(Timeline timeline, double age) {
        this.timeline = timeline;
        this.record = timeline.record();
        this.rest = new RestMinutes(timeline, age);
    }

    /** Looks for stress in a timeline; the age, in years, decides what counts as effort. */
    public static Stress of(Timeline timeline, double age) {
        return new Stress(timeline, age);
    }

    /**
     * The stress of one day.
     *
     * @param before the {@value #BASELINE_DAYS} calendar days before it, or as many as are known
     */
    public Outcome<Day> on(DayBounds day, List<DayBounds> before) {
        int enough = (int) before.stream().filter(timeline::hasEnough).count();
        if (enough < LEAST_BASELINE_DAYS) {
            return Outcome.missing(
                    "fewer than " + LEAST_BASELINE_DAYS + " of the " + BASELINE_DAYS + " days before have enough data");
        }
        var baseline = RestBaseline.of(record, rest, before);
        if (baseline.isEmpty()) {
            return Outcome.missing("no minute at rest in the " + BASELINE_DAYS + " days before");
        }
        int eligible = eligibleMinutes(day);
        return eligible == 0 ? Outcome.missing("no minute at rest") : Outcome.of(day(day, baseline, eligible, enough));
    }

    private int eligibleMinutes(DayBounds day) {
        int eligible = 0;
        for (int i = record.place(day.startMinute()); i < record.place(day.endMinute()); i++) {
            eligible += rest.eligible(i) ? 1 : 0;
        }
        return eligible;
    }

    private Day day(DayBounds bounds, RestBaseline baseline, int eligible, int baselineDays) {
        var minutes = stressMinutes(bounds, baseline);
        var stressors = stressors(minutes, baseline);
        var recoveries = new ArrayList<Integer>();
        for (int i = 0; i < stressors.size(); i++) {
            long next = i + 1 < stressors.size() ? stressors.get(i + 1).start() : Long.MAX_VALUE;
            int recovery = recovery(stressors.get(i), next, baseline);
            if (recovery >= 0) {
                recoveries.add(recovery);
            }
        }
        var mean = recoveries.stream().mapToInt(Integer::intValue).average();
        Outcome<Double> recovery = mean.isPresent()
                ? Outcome.of(mean.getAsDouble())
                : Outcome.missing(stressors.isEmpty() ? "no stressor" : "no stressor was followed to its end");
        int unrecovered = stressors.size() - recoveries.size();
        return new Day(minutes.size(), List.copyOf(stressors), recovery, unrecovered, eligible, baselineDays);
    }

    private List<Integer> stressMinutes(DayBounds day, RestBaseline baseline) {
        var minutes = new ArrayList<Integer>();
        for (int i = record.place(day.startMinute()); i < record.place(day.endMinute()); i++) {
            double variability = baseline.variabilityZ(i);
            boolean lowered = Double.isNaN(variability) || variability < LOWERED_VARIABILITY;
            if (rest.eligible(i) && baseline.z(i) > RAISED && lowered) {
                minutes.add(i);
            }
        }
        return minutes;
    }

    private List<Stressor> stressors(List<Integer> minutes, RestBaseline baseline) {
        var stressors = new ArrayList<Stressor>();
        int from = 0;
        for (int to = 1; to <= minutes.size(); to++) {
            if (to == minutes.size() || minutes.get(to) - minutes.get(to - 1) - 1 > MOST_BETWEEN) {
                if (to - from >= LEAST_STRESS_MINUTES) {
                    stressors.add(stressor(minutes.subList(from, to), baseline));
                }
                from = to;
            }
        }
        return stressors;
    }

    private Stressor stressor(List<Integer> minutes, RestBaseline baseline) {
        int peak = minutes.getFirst();
        for (int minute : minutes) {
            peak = baseline.z(minute) > baseline.z(peak) ? minute : peak;
        }
        long first = record.firstMinute();
        return new Stressor(first + minutes.getFirst(), first + minutes.getLast() + 1, minutes.size(), first + peak);
    }

    /** Minutes from the peak to the first of enough calm ones in a row; −1 when movement, a gap or another stressor came before. */
    private int recovery(Stressor stressor, long next, RestBaseline baseline) {
        int peak = record.place(stressor.peak());
        int calm = 0;
        for (int i = peak + 1; i < record.length() && record.firstMinute() + i < next; i++) {
            if (record.moving(i) || !record.worn(i)) {
                break;
            }
            calm = baseline.z(i) < RECOVERED_BELOW ? calm + 1 : 0;
            if (calm == RECOVERED_MINUTES) {
                return i - RECOVERED_MINUTES + 1 - peak;
            }
        }
        return -1;
    }
}
