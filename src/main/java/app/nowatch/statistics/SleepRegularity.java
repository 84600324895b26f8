package app.nowatch.statistics;

import java.time.Instant;

/**
 * The Sleep Regularity Index: A. J. K. Phillips and others, Scientific Reports 7 (2017), doi 10.1038/s41598-017-03171-4, in the form
 * of D. P. Windred and others, Sleep 47 (2024): how often a person is in the same state as 24 hours before. 100 is the same every
 * day, 0 is chance.
 *
 * <p>A day from noon to noon with too much unknown is dropped whole. As in the authors' package only unknown time within the
 * recording counts: that it began or ended in the midst of such a day drops nothing. Looks back at most 14 times 24 hours from the
 * end of the recording.
 */
public final class SleepRegularity {
    /** Ours, from one to two weeks in the papers. */
    public static final int MOST_DAYS = 14;

    /** Comparable days (Windred 2024). */
    public static final int LEAST_DAYS = 5;

    /** Of a day from noon to noon (Windred 2024). */
    private static final int MOST_UNKNOWN_STEPS = 6 * 3_600 / SleepSteps.SECONDS;

    private SleepRegularity() {}

    /**
     * The index, −100..100.
     *
     * @param days the person's calendar, for its noons
     * @param leastDays how many comparable days it takes: pairs of known steps, over the steps of a day
     */
    public static Outcome<Double> of(SleepSteps recorded, LocalDays days, double leastDays) {
        var steps = recorded.last(MOST_DAYS * SleepSteps.A_DAY);
        dropUnknownDays(steps, days);
        int pairs = 0;
        int equal = 0;
        for (int i = SleepSteps.A_DAY; i < steps.length(); i++) {
            var before = steps.state(i - SleepSteps.A_DAY);
            var now = steps.state(i);
            if (before != SleepState.UNKNOWN && now != SleepState.UNKNOWN) {
                pairs++;
                equal += before == now ? 1 : 0;
            }
        }
        if (pairs == 0 || pairs < leastDays * SleepSteps.A_DAY) {
            return Outcome.missing("fewer than " + number(leastDays) + " comparable days");
        }
        // −100 + 200 · equal / pairs, with a single rounding.
        return Outcome.of(100.0 * (2 * equal - pairs) / pairs);
    }

    private static String number(double days) {
        return days == Math.rint(days) ? Long.toString((long) days) : Double.toString(days);
    }

    private static void dropUnknownDays(SleepSteps steps, LocalDays days) {
        int from = 0;
        var date = days.dayOf(Instant.ofEpochSecond(steps.length() == 0 ? 0 : steps.second(0)));
        while (from < steps.length()) {
            int to = Math.max(from, steps.place(days.noon(date).getEpochSecond()));
            if (unknown(steps, from, to) > MOST_UNKNOWN_STEPS) {
                steps.forget(from, to);
            }
            from = to;
            date = date.plusDays(1);
        }
    }

    private static int unknown(SleepSteps steps, int from, int to) {
        int unknown = 0;
        for (int i = from; i < to; i++) {
            unknown += steps.state(i) == SleepState.UNKNOWN ? 1 : 0;
        }
        return unknown;
    }
}
