package app.nowatch.sharing;

/** What of a person's data was read. */
public enum AccessKind {
    MEASUREMENT,
    STATISTICS,
    SESSION,
    ACTIVITY,
    INTENTION,
    CHECKIN,
    DAY_FEEDBACK
}
