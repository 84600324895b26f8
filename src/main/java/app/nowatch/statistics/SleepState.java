package app.nowatch.statistics;

/** What a person was in one step of time. */
public enum SleepState {
    UNKNOWN,
    ASLEEP,
    AWAKE
}
