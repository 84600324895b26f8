package app.nowatch.journal;

import app.nowatch.changes.ChangeOp;
import java.util.Optional;
import java.util.UUID;

/** What has become of a content that was sent. */
public record Kept(UUID id, How how) {
    /** Whether it is new, replaces something, or was there in every field. */
    public enum How {
        ADDED,
        CHANGED,
        KNOWN
    }

    Optional<ChangeOp> change() {
        return switch (how) {
            case ADDED -> Optional.of(ChangeOp.ADDED);
            case CHANGED -> Optional.of(ChangeOp.CHANGED);
            case KNOWN -> Optional.empty();
        };
    }
}
