package app.nowatch.journal;

import app.nowatch.platform.db.Statements;

/** The statements of a kind of thing that can be changed by itself. */
public interface ChangeableEntries<T extends Content> extends Entries<T> {
    /** Writes an entry that is there anew. */
    void replace(Statements statements, Entry<T> entry);
}
