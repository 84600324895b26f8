package app.nowatch.statistics;

import java.util.Arrays;

/** Asleep, awake or unknown in steps of ten seconds, from the first step to the last. */
public final class SleepSteps {
    /** The step of the Sleep Regularity Index (Windred and others, as in their package sleepreg). */
    static final int SECONDS = 10;

    static final int A_DAY = 86_400 / SECONDS;
    private static final int A_MINUTE = 60 / SECONDS;

    private final long firstStep;
    private final SleepState[] states;

    private SleepSteps(long firstStep, SleepState[] states) {
        this.firstStep = firstStep;
        this.states = states;
    }

    /**
     * States that hold from their second until the next one's; seconds are rounded to the nearest step.
     *
     * @param seconds since 1970, each above the one before
     * @param states as many
     * @param end the second at which the last state ends
     */
    public static SleepSteps holding(double[] seconds, SleepState[] states, double end) {
        if (seconds.length == 0) {
            return new SleepSteps(0, new SleepState[0]);
        }
        if (end < seconds[seconds.length - 1]) {
            throw new IllegalArgumentException("the last state ends before it begins");
        }
        long first = step(seconds[0]);
        var steps = new SleepState[Math.toIntExact(step(end) - first)];
        for (int i = 0; i < seconds.length; i++) {
            int from = (int) (step(seconds[i]) - first);
            int to = i + 1 < seconds.length ? (int) (step(seconds[i + 1]) - first) : steps.length;
            Arrays.fill(steps, from, to, states[i]);
        }
        return new SleepSteps(first, steps);
    }

    private static long step(double second) {
        return (long) Math.rint(second / SECONDS);
    }

    /**
     * The states of a person's minutes: asleep inside a sleep or nap and scored so, awake wherever else the score is known.
     *
     * @param startMinute since 1970, the first minute to take
     * @param endMinute the first minute not to take
     */
    public static SleepSteps of(Sleeps sleeps, long startMinute, long endMinute) {
        int from = Math.clamp(startMinute - sleeps.firstMinute(), 0, sleeps.length());
        int to = Math.clamp(endMinute - sleeps.firstMinute(), from, sleeps.length());
        var steps = new SleepState[(to - from) * A_MINUTE];
        for (int i = from; i < to; i++) {
            boolean outside = sleeps.state(i) == SleepState.ASLEEP && !sleeps.inside(i);
            Arrays.fill(
                    steps,
                    (i - from) * A_MINUTE,
                    (i - from + 1) * A_MINUTE,
                    outside ? SleepState.AWAKE : sleeps.state(i));
        }
        return new SleepSteps((sleeps.firstMinute() + from) * A_MINUTE, steps);
    }

    /** The last so many steps. */
    SleepSteps last(int count) {
        int from = Math.max(0, states.length - count);
        return new SleepSteps(firstStep + from, Arrays.copyOfRange(states, from, states.length));
    }

    int length() {
        return states.length;
    }

    SleepState state(int step) {
        return states[step];
    }

    long second(int step) {
        return (firstStep + step) * SECONDS;
    }

    /** The first step that begins at a second or after it, or the nearest end of the record. */
    int place(long second) {
        return Math.clamp(Math.ceilDiv(second, (long) SECONDS) - firstStep, 0, states.length);
    }

    /** Forgets what was known in steps from one to before another. */
    void forget(int from, int to) {
        Arrays.fill(states, from, to, SleepState.UNKNOWN);
    }
}
