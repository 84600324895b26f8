package app.nowatch.truth;

import app.nowatch.statistics.Beats;
import app.nowatch.statistics.DayBounds;
import app.nowatch.statistics.HeartRateRows;
import app.nowatch.statistics.IbiCleaning;
import app.nowatch.statistics.MinuteRecord;
import app.nowatch.statistics.Timeline;
import app.nowatch.statistics.VariabilityWindows;
import app.nowatch.wearer.SeriesKind;
import app.nowatch.wearer.Wearer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * What the watch of one wearer recorded, as the methods read it: the minute table, and heart rate second by second for the stages.
 * All of it is read from the rows that would be uploaded.
 */
final class Recording {
    private static final int NONE = -1;

    private final Wearer wearer;
    private final long firstMinute;
    private final MinuteMeans heartRate;
    private final MinuteMeans cadence;
    private final boolean[] off;
    private final int[] types;
    private final double[] logRmssd;
    /** Of each second; 0 where there is none. */
    private final byte[] beatsPerMinute;

    private Recording(Wearer wearer) {
        this.wearer = wearer;
        this.firstMinute = wearer.wearing().start().getEpochSecond() / 60;
        int minutes = Math.toIntExact(wearer.wearing().duration().toMinutes());
        heartRate = new MinuteMeans(firstMinute, minutes);
        cadence = new MinuteMeans(firstMinute, minutes);
        off = new boolean[minutes];
        types = new int[minutes];
        Arrays.fill(types, NONE);
        logRmssd = new double[minutes];
        Arrays.fill(logRmssd, Double.NaN);
        beatsPerMinute = new byte[60 * minutes];
    }

    static Recording of(Wearer wearer) {
        var recording = new Recording(wearer);
        for (var day : wearer.utcDays()) {
            recording.readHeartRate(day);
            recording.readBeats(day);
            recording.cadence.add(Rows.of(wearer, SeriesKind.ACTIVITY_CADENCE, day));
            recording.readTypes(day);
        }
        return recording;
    }

    private int minute(long second) {
        return Math.toIntExact(second / 60 - firstMinute);
    }

    private void readHeartRate(LocalDate day) {
        var rows = Rows.of(wearer, SeriesKind.HEART_RATE, day);
        heartRate.add(rows);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.counts(i)) {
                beatsPerMinute[Math.toIntExact(rows.second(i) - 60 * firstMinute)] = (byte) rows.value(i);
            } else {
                off[minute(rows.second(i))] = true;
            }
        }
    }

    private void readTypes(LocalDate day) {
        var rows = Rows.of(wearer, SeriesKind.ACTIVITY_TYPE, day);
        for (int i = 0; i < rows.size(); i++) {
            types[minute(rows.second(i))] = rows.value(i);
        }
    }

    private void readBeats(LocalDate day) {
        var rows = Rows.of(wearer, SeriesKind.HEART_BEAT, day);
        double[] seconds = new double[rows.size()];
        double[] intervals = new double[rows.size()];
        Arrays.setAll(seconds, rows::second);
        Arrays.setAll(intervals, rows::value);
        for (var window : VariabilityWindows.of(IbiCleaning.clean(Beats.stamped(seconds, intervals)))) {
            int from = Math.max(0, minute(window.start()));
            int to = Math.min(logRmssd.length, minute(window.start() + VariabilityWindows.SECONDS));
            Arrays.fill(logRmssd, from, to, Math.log(window.rmssd()));
        }
    }

    /**
     * Sleeping and waking as the methods see it.
     *
     * @param mover whose movement is taken: the same person, or that person with other evenings
     */
    Timeline timeline(Wearer mover, List<DayBounds> days) {
        var movement = new MinuteMeans(firstMinute, off.length);
        mover.utcDays().forEach(day -> movement.add(Rows.of(mover, SeriesKind.ACTIVITY_COUNT, day)));
        var record = MinuteRecord.starting(firstMinute, off.length);
        for (int i = 0; i < off.length; i++) {
            record.heartRate(i, heartRate.at(i)).movement(i, movement.at(i)).cadence(i, cadence.at(i));
            record.logRmssd(i, logRmssd[i]);
            if (off[i]) {
                record.off(i);
            }
            if (types[i] != NONE) {
                record.type(i, types[i]);
            }
        }
        return Timeline.of(record.carryTypes().build(), days);
    }

    /** The rows of heart rate from one minute since 1970 to before another. */
    HeartRateRows heartRateRows(long fromMinute, long toMinute) {
        int from = Math.clamp(60 * (fromMinute - firstMinute), 0, beatsPerMinute.length);
        int to = Math.clamp(60 * (toMinute - firstMinute), from, beatsPerMinute.length);
        long[] seconds = new long[to - from];
        double[] values = new double[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (beatsPerMinute[i] != 0) {
                seconds[count] = 60 * firstMinute + i;
                values[count++] = Byte.toUnsignedInt(beatsPerMinute[i]);
            }
        }
        return new HeartRateRows(Arrays.copyOf(seconds, count), Arrays.copyOf(values, count));
    }
}
