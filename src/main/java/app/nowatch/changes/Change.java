package app.nowatch.changes;

/** Something that has changed; {@code item} names it among those of its kind. */
public record Change(ChangeKind kind, String item, ChangeOp op) {}
