package app.nowatch.statistics;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;

/** Days of somebody, minute by minute, as told by the clock on the wall: about the house, unless said otherwise. */
final class Diary {
    static final double STILL_MOVEMENT = 400;
    private static final double ASLEEP = 20;
    private static final double ABOUT = 900;
    private static final double RESTING_HEART_RATE = 65;

    private final ZoneId zone;
    private final LocalDays days;
    private final LocalDate first;
    private final LocalDate last;
    private final long start;
    private final double[] movement;
    private final double[] heartRate;
    private final double[] cadence;

    Diary(String zone, String first, String last) {
        this.zone = ZoneId.of(zone);
        this.days = LocalDays.in(this.zone);
        this.first = LocalDate.parse(first);
        this.last = LocalDate.parse(last);
        this.start = days.day(this.first).startMinute();
        int length = Math.toIntExact(days.day(this.last).endMinute() - start);
        movement = filled(length, ABOUT);
        heartRate = filled(length, RESTING_HEART_RATE);
        cadence = filled(length, Double.NaN);
    }

    private static double[] filled(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }

    int minute(String time) {
        return Math.toIntExact(LocalDateTime.parse(time).atZone(zone).toEpochSecond() / 60 - start);
    }

    long since1970(String time) {
        return start + minute(time);
    }

    Diary asleep(String from, String to) {
        return move(from, to, ASLEEP);
    }

    Diary still(String from, String to) {
        return move(from, to, STILL_MOVEMENT);
    }

    Diary move(String from, String to, double value) {
        Arrays.fill(movement, minute(from), minute(to), value);
        return this;
    }

    Diary heart(String from, String to, double value) {
        Arrays.fill(heartRate, minute(from), minute(to), value);
        return this;
    }

    Diary steps(String from, String to, double value) {
        Arrays.fill(cadence, minute(from), minute(to), value);
        return this;
    }

    Diary off(String from, String to) {
        return move(from, to, Double.NaN).heart(from, to, Double.NaN);
    }

    /** Heart rate only in minutes that so many divide. */
    Diary heartRateEvery(int minutes) {
        for (int i = 0; i < heartRate.length; i++) {
            heartRate[i] = i % minutes == 0 ? heartRate[i] : Double.NaN;
        }
        return this;
    }

    Diary withoutMovement() {
        Arrays.fill(movement, Double.NaN);
        return this;
    }

    MinuteRecord record() {
        var record = MinuteRecord.starting(start, movement.length);
        for (int i = 0; i < movement.length; i++) {
            record.movement(i, movement[i]).heartRate(i, heartRate[i]).cadence(i, cadence[i]);
        }
        return record.build();
    }

    LocalDays days() {
        return days;
    }

    DayBounds day(String day) {
        return days.day(LocalDate.parse(day));
    }

    Timeline timeline() {
        return Timeline.of(record(), days.days(first, last));
    }
}
