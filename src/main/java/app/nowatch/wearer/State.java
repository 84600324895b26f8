package app.nowatch.wearer;

/** Whether the wearer sleeps in a minute; {@code UNKNOWN} where the watch is not worn. */
public enum State {
    AWAKE,
    ASLEEP,
    UNKNOWN
}
