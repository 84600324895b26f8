package app.nowatch.wearer;

import java.util.Arrays;

/** Heart rate each second, its mean each minute, and the resting heart rate each morning. */
final class HeartSeries {
    private static final int MORNING_MINUTES = 10;

    private final WearerProfile profile;

    HeartSeries(WearerProfile profile) {
        this.profile = profile;
    }

    void everySecond(UtcDay day, CsvRows rows) {
        double[] bpm = bpm(day);
        Signal signal = new Signal(profile);
        for (int second = 0; second < UtcDay.SECONDS; second++) {
            switch (day.watchIn(second / 60)) {
                case WORN -> rows.add(second, Math.round(bpm[second]), signal.quality(day, second));
                case OFF -> rows.add(second, 0, 0);
                case SILENT -> {}
            }
        }
    }

    void everyMinute(UtcDay day, CsvRows rows) {
        double[] bpm = bpm(day);
        for (int minute = 0; minute < UtcDay.MINUTES; minute++) {
            if (day.isWorn(minute)) {
                double sum = Arrays.stream(bpm, 60 * minute, 60 * minute + 60).sum();
                rows.add(60 * minute, Math.round(sum / 60), Signal.BEST);
            }
        }
    }

    void everyMorning(UtcDay day, CsvRows rows) {
        for (Life.Day planned : day.days()) {
            long second = day.second(planned.night().end()) + 60 * MORNING_MINUTES;
            if (second >= 0 && second < UtcDay.SECONDS && day.isWorn((int) second / 60)) {
                double form = HeartRate.form(profile, day.midnight() + second);
                rows.add((int) second, Math.round(profile.heart().resting() + form), Signal.BEST);
            }
        }
    }

    private double[] bpm(UtcDay day) {
        return new HeartRate(profile).of(day, new Strain(day));
    }
}
