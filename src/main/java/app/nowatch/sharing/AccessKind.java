package app.nowatch.sharing;

/** What of a person's data was read. */
public enum AccessKind {
    MEASUREMENT,
    SESSION,
    ACTIVITY,
    INTENTION,
    CHECKIN,
    DAY_FEEDBACK
}
