package app.nowatch.wearer;

/** What sleep is like in a step of 30 seconds; {@code UNKNOWN} where the watch is not worn. */
public enum Stage {
    AWAKE,
    LIGHT,
    DEEP,
    REM,
    UNKNOWN
}
