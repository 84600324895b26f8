package app.nowatch.journal;

import app.nowatch.platform.db.Statements;
import java.util.UUID;

/** The statements of a kind of thing that can be changed by itself. */
public interface ChangeableEntries<T extends Content> extends Entries<T> {
    /** Overwrites an entry that is there. */
    void replace(Statements statements, UUID userId, Entry<T> entry);
}
