package app.nowatch.changes;

/** What has become of a thing. */
public enum ChangeOp {
    ADDED,
    CHANGED,
    DELETED
}
