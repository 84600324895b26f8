package app.nowatch.statistics;

import java.time.LocalTime;

/** Times of day as minutes after the preceding noon, so that 23:50 and 00:10 lie beside each other. */
public final class ClockTimes {
    private static final int NOON = 720;
    private static final int DAY = 1440;

    private ClockTimes() {}

    /** Minutes after the preceding noon by the clock on the wall, at least 0 and below 1440. */
    public static double minutesAfterNoon(LocalTime time) {
        double minutes = time.toSecondOfDay() / 60.0 - NOON;
        return minutes < 0 ? minutes + DAY : minutes;
    }

    /** The time of day so many minutes after noon, to the nearest minute. */
    public static LocalTime timeOfDay(double minutesAfterNoon) {
        return LocalTime.ofSecondOfDay(Math.floorMod(Math.round(minutesAfterNoon) + NOON, (long) DAY) * 60);
    }
}
