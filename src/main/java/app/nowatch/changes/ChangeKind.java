package app.nowatch.changes;

/** What kind of thing has changed. */
public enum ChangeKind {
    SESSION,
    CHECKIN,
    DAY_FEEDBACK,
    /** A UTC day of a series; its item is {@code HEART_RATE/2025-08-09}. */
    MEASUREMENT,
    /** A figure of a local day; its item is {@code SLEEP_DURATION/2025-08-09}. */
    STATISTICS
}
