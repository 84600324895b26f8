package app.nowatch.statistics;

/** How hard a minute is: by cadence, by the type of activity, or by heart rate while moving. */
enum Effort {
    NONE,
    MODERATE,
    INTENSE;

    /** Steps a minute (C. Tudor-Locke and others, CADENCE-Adults). */
    private static final double MODERATE_CADENCE = 100;

    private static final double INTENSE_CADENCE = 130;

    /** Percent of the largest heart rate (American College of Sports Medicine). */
    private static final double MODERATE_PERCENT = 64;

    private static final double INTENSE_PERCENT = 77;

    // The largest heart rate by age (H. Tanaka and others, Journal of the American College of Cardiology 37, 2001).
    private static final double LARGEST_AT_BIRTH = 208;
    private static final double LESS_A_YEAR = 0.7;

    /** @param age in years */
    static Effort of(MinuteRecord record, int minute, double age) {
        double cadence = record.cadence(minute);
        // A raised heart rate at rest is no effort: both bounds ask for movement.
        double percent = record.moving(minute)
                ? 100 * record.heartRate(minute) / (LARGEST_AT_BIRTH - LESS_A_YEAR * age)
                : Double.NaN;
        if (cadence >= INTENSE_CADENCE || record.type(minute) == MinuteRecord.RUN || percent >= INTENSE_PERCENT) {
            return INTENSE;
        }
        return cadence >= MODERATE_CADENCE || percent >= MODERATE_PERCENT ? MODERATE : NONE;
    }
}
