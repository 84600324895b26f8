package app.nowatch.wearer;

/** {@code RESPIRATION_RATE}: breaths a minute, each 30 seconds, one decimal. */
final class Breathing implements Series {
    private static final int EVERY_SECONDS = 30;

    /** How fast breathing follows what one does. */
    private static final double FOLLOW_SECONDS = 60;

    private static final int WAVE_SECONDS = 90;
    private static final double WAVE_BREATHS = 0.9;

    /** In dreams breath is irregular; so it is while one moves about. */
    private static final double UNEASY = 2;

    /** Breaths a minute more for each bpm that strain adds. */
    private static final double STRAIN_BREATHS = 0.15;

    private final WearerProfile profile;

    Breathing(WearerProfile profile) {
        this.profile = profile;
    }

    @Override
    public void write(UtcDay day, CsvRows rows) {
        Wave wave = new Wave(Chance.BREATHING, profile.seed(), WAVE_SECONDS);
        Strain strain = new Strain(day);
        Signal signal = new Signal(profile);
        double breaths = day.at(-UtcDay.LEAD_SECONDS).breaths;
        for (int second = -UtcDay.LEAD_SECONDS; second < UtcDay.SECONDS; second += EVERY_SECONDS) {
            Condition condition = day.at(second);
            breaths += (condition.breaths - breaths) * EVERY_SECONDS / FOLLOW_SECONDS;
            if (second < 0) {
                continue;
            }
            switch (day.watchIn(second / 60)) {
                case WORN -> {
                    double uneasy = isUneasy(condition) ? UNEASY : 1;
                    double value = breaths
                            + uneasy * WAVE_BREATHS * wave.at(day.midnight() + second)
                            + STRAIN_BREATHS * strain.rise(second);
                    rows.addDecimal(second, Math.round(10 * value), 1, signal.quality(day, second));
                }
                case OFF -> rows.addDecimal(second, 0, 1, 0);
                case SILENT -> {}
            }
        }
    }

    private static boolean isUneasy(Condition condition) {
        return condition == Condition.REM || condition == Condition.ABOUT;
    }
}
