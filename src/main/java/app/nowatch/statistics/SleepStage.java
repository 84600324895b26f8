package app.nowatch.statistics;

/** The stages that are told apart. */
public enum SleepStage {
    AWAKE,
    REM,
    LIGHT,
    DEEP,
    /** A series is missing. */
    UNKNOWN
}
