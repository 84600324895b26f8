package app.nowatch.journal;

import app.nowatch.changes.Change;
import app.nowatch.changes.ChangeKind;
import app.nowatch.changes.ChangeOp;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** What to say of these, each thing once. */
    static List<Change> changes(ChangeKind kind, List<Kept> all) {
        var changed = new LinkedHashMap<UUID, Change>();
        for (var kept : all) {
            kept.change()
                    .ifPresent(op -> changed.putIfAbsent(
                            kept.id(), new Change(kind, kept.id().toString(), op)));
        }
        return List.copyOf(changed.values());
    }

    Optional<ChangeOp> change() {
        return switch (how) {
            case ADDED -> Optional.of(ChangeOp.ADDED);
            case CHANGED -> Optional.of(ChangeOp.CHANGED);
            case KNOWN -> Optional.empty();
        };
    }
}
