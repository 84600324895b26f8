package app.nowatch.wearer;

/** How the heart answers stressors: up within minutes, down by the recovery that each stressor has. */
final class Strain {
    private static final double ONSET_SECONDS = 60;

    /** Of the person's calm variability, this share is left under full strain. */
    private static final double VARIABILITY_LEFT = 0.5;

    /** What is left of a rise after this many recoveries is not worth counting. */
    private static final int RECOVERIES_COUNTED = 7;

    private final double[] rise = new double[UtcDay.SECONDS];
    private final double[] share = new double[UtcDay.SECONDS];

    Strain(UtcDay day) {
        for (Life.Day planned : day.days()) {
            planned.stressors().forEach(stressor -> add(stressor, day));
        }
    }

    private void add(Stressor stressor, UtcDay day) {
        long start = day.second(stressor.start());
        long end = day.second(stressor.end());
        double recovery = stressor.recovery().toSeconds();
        double top = 1 - StrictMath.exp((start - end) / ONSET_SECONDS);
        int from = Math.clamp(start, 0, UtcDay.SECONDS);
        int to = Math.clamp(end + (long) (RECOVERIES_COUNTED * recovery), from, UtcDay.SECONDS);
        for (int second = from; second < to; second++) {
            double now = second < end
                    ? 1 - StrictMath.exp((start - second) / ONSET_SECONDS)
                    : top * StrictMath.exp((end - second) / recovery);
            share[second] += now;
            rise[second] += now * stressor.rise();
        }
    }

    /** What stress adds to heart rate, bpm. */
    double rise(int second) {
        return rise[second];
    }

    /** What stress leaves of the variability between beats, as a share. */
    double variabilityLeft(int second) {
        return 1 - (1 - VARIABILITY_LEFT) * Math.min(1, share[second]);
    }
}
