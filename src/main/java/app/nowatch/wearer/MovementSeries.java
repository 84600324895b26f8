package app.nowatch.wearer;

import java.util.random.RandomGenerator;

/** Movement as counted several times a minute, and as the graph of 0..100 that the app draws. */
final class MovementSeries {
    /** The largest value the contract keeps. */
    private static final long MOST_COUNT = 63_000;

    /** Movement at which the graph stands at half its height. */
    private static final double HALF_HEIGHT = 2_500;

    private final WearerProfile profile;

    MovementSeries(WearerProfile profile) {
        this.profile = profile;
    }

    /** {@code ACTIVITY_COUNT}: the mean of a minute's rows is that minute's movement, rounded once for all of them. */
    void counts(UtcDay day, CsvRows rows) {
        double[] means = new Movement(profile).minuteMeans(day);
        RandomGenerator chance =
                Chance.MOVEMENT_ROWS.at(profile.seed(), day.date().toEpochDay());
        int pace = profile.watch().movementSeconds();
        for (int minute = 0; minute < UtcDay.MINUTES; minute++) {
            long[] counts = split(means[minute], 60 / pace, chance);
            for (int i = 0; i < counts.length; i++) {
                int second = 60 * minute + pace * i;
                switch (day.watchIn(minute)) {
                    case WORN -> rows.add(second, Math.min(MOST_COUNT, counts[i]), Signal.BEST);
                    case OFF -> rows.add(second, 0, 0);
                    case SILENT -> {}
                }
            }
        }
    }

    /** Shares a mean out among rows at random; the running total is rounded, so that the sum stays right. */
    private static long[] split(double mean, int parts, RandomGenerator chance) {
        double[] weights = chance.doubles(parts, 0.1, 1.9).toArray();
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        long[] counts = new long[parts];
        double reached = 0;
        for (int i = 0; i < parts; i++) {
            double before = reached;
            reached += weights[i] / total * parts * mean;
            counts[i] = Math.round(reached) - Math.round(before);
        }
        return counts;
    }

    /** {@code MOTION_GRAPH}. */
    void graph(UtcDay day, CsvRows rows) {
        double[] means = new Movement(profile).minuteMeans(day);
        for (int minute = 0; minute < UtcDay.MINUTES; minute++) {
            if (day.isWorn(minute)) {
                double height = means[minute] / (means[minute] + HALF_HEIGHT);
                rows.add(60 * minute, Math.round(100 * height), Signal.BEST);
            }
        }
    }
}
