package app.nowatch.wearer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How sleep runs: cycles of about 90 minutes, each light, deep, light, REM; deep sleep early in the night, REM late
 * (Carskadon and Dement, Normal Human Sleep).
 */
final class SleepCycles {
    static final int STEP_SECONDS = 30;

    private static final int STEPS_PER_MINUTE = 60 / STEP_SECONDS;
    private static final int SHORTEST_CYCLE_MINUTES = 80;
    private static final int LONGEST_CYCLE_MINUTES = 106;

    /** Minutes by cycle; the last figure holds for all later ones. */
    private static final int[] DEEP_MINUTES = {38, 28, 14, 4, 0};

    private static final int[] REM_MINUTES = {8, 18, 26, 32, 36};

    private final Stage[] steps;
    private final RandomGenerator chance;

    private SleepCycles(int minutes, RandomGenerator chance) {
        this.steps = new Stage[minutes * STEPS_PER_MINUTE];
        this.chance = chance;
        Arrays.fill(steps, Stage.LIGHT);
    }

    static List<StageSegment> ofNight(Instant start, int minutes, List<Awakening> awakenings, RandomGenerator chance) {
        SleepCycles cycles = new SleepCycles(minutes, chance);
        cycles.sleep();
        for (Awakening awakening : awakenings) {
            int from = (int) (awakening.start().getEpochSecond() - start.getEpochSecond()) / 60;
            cycles.paint(from, (int) awakening.duration().toMinutes(), Stage.AWAKE);
        }
        return cycles.segments(start);
    }

    /** A nap is light, with a piece of deep sleep when it goes on for long enough. */
    static List<StageSegment> ofNap(Instant start, int minutes, RandomGenerator chance) {
        SleepCycles cycles = new SleepCycles(minutes, chance);
        int deepFrom = chance.nextInt(15, 25);
        cycles.paint(deepFrom, minutes - deepFrom - 10, Stage.DEEP);
        return cycles.segments(start);
    }

    private void sleep() {
        int cycleStart = 0;
        for (int cycle = 0; cycleStart * STEPS_PER_MINUTE < steps.length; cycle++) {
            int minutes = chance.nextInt(SHORTEST_CYCLE_MINUTES, LONGEST_CYCLE_MINUTES);
            int deep = about(DEEP_MINUTES[Math.min(cycle, DEEP_MINUTES.length - 1)]);
            int rem = about(REM_MINUTES[Math.min(cycle, REM_MINUTES.length - 1)]);
            int deepFrom = (minutes - deep - rem) * 2 / 5;
            paint(cycleStart + deepFrom, deep, Stage.DEEP);
            paint(cycleStart + minutes - rem, rem, Stage.REM);
            cycleStart += minutes;
        }
    }

    /** A length that varies by a sixth. */
    private int about(int minutes) {
        return (int) Math.round(minutes * (1 + Math.clamp(chance.nextGaussian(), -2, 2) / 6));
    }

    private void paint(int fromMinute, int minutes, Stage stage) {
        int from = Math.min(fromMinute * STEPS_PER_MINUTE, steps.length);
        int to = Math.clamp((long) (fromMinute + minutes) * STEPS_PER_MINUTE, from, steps.length);
        Arrays.fill(steps, from, to, stage);
    }

    private List<StageSegment> segments(Instant start) {
        List<StageSegment> segments = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= steps.length; to++) {
            if (to == steps.length || steps[to] != steps[from]) {
                segments.add(new StageSegment(steps[from], at(start, from), at(start, to)));
                from = to;
            }
        }
        return segments;
    }

    private static Instant at(Instant start, int step) {
        return start.plusSeconds((long) step * STEP_SECONDS);
    }
}
