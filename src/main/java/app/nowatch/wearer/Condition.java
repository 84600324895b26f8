package app.nowatch.wearer;

/**
 * What the body is like in each thing one can do or sleep. The levels are those of textbooks, rounded: heart rate as a
 * share of the reserve between resting and highest (Karvonen), variability falling with effort as the vagus lets go.
 */
enum Condition {
    DEEP(-0.085, 1.1, 1.15, 13.0, 34.9),
    LIGHT(-0.060, 1.9, 1.00, 14.0, 34.7),
    REM(-0.030, 3.0, 0.85, 15.5, 34.5),
    AWAKE_IN_BED(0.000, 3.2, 0.80, 15.0, 34.3),
    REST(0.030, 2.8, 0.75, 15.0, 33.5),
    DESK(0.040, 2.8, 0.70, 15.5, 33.2),
    ABOUT(0.160, 4.0, 0.45, 18.0, 32.9),
    WALK(0.300, 3.5, 0.30, 22.0, 32.6),
    CYCLE(0.600, 3.0, 0.18, 29.0, 31.9),
    RUN(0.780, 2.5, 0.12, 36.0, 31.6);

    /** Level of heart rate: resting + this share of (highest − resting). */
    final double heartRateReserve;

    /** How much heart rate wanders about its level within minutes: about its standard deviation, bpm. */
    final double liveliness;

    /** RMSSD as a share of the person's own asleep. */
    final double variability;

    /** Breaths a minute. */
    final double breaths;

    /** Temperature that the skin of the wrist tends to, °C. */
    final double skin;

    Condition(double heartRateReserve, double liveliness, double variability, double breaths, double skin) {
        this.heartRateReserve = heartRateReserve;
        this.liveliness = liveliness;
        this.variability = variability;
        this.breaths = breaths;
        this.skin = skin;
    }

    static Condition of(Activity activity) {
        return switch (activity) {
            case DESK -> DESK;
            case ABOUT -> ABOUT;
            case WALK -> WALK;
            case RUN -> RUN;
            case CYCLE -> CYCLE;
            case REST -> REST;
        };
    }

    static Condition of(Stage stage) {
        return switch (stage) {
            case AWAKE -> AWAKE_IN_BED;
            case LIGHT -> LIGHT;
            case DEEP -> DEEP;
            case REM -> REM;
            case UNKNOWN -> throw new IllegalArgumentException("A body is always in some stage");
        };
    }

    /** What {@code ACTIVITY_TYPE} calls it: all of a night is rest. */
    Activity activity() {
        return switch (this) {
            case DEEP, LIGHT, REM, AWAKE_IN_BED, REST -> Activity.REST;
            case DESK -> Activity.DESK;
            case ABOUT -> Activity.ABOUT;
            case WALK -> Activity.WALK;
            case CYCLE -> Activity.CYCLE;
            case RUN -> Activity.RUN;
        };
    }

    Stage stage() {
        return switch (this) {
            case DEEP -> Stage.DEEP;
            case LIGHT -> Stage.LIGHT;
            case REM -> Stage.REM;
            case AWAKE_IN_BED, REST, DESK, ABOUT, WALK, CYCLE, RUN -> Stage.AWAKE;
        };
    }
}
