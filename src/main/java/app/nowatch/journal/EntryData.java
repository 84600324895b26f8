package app.nowatch.journal;

import app.nowatch.platform.PersonalData;
import app.nowatch.platform.db.Transaction;
import java.util.Set;
import java.util.UUID;

/**
 * All entries of one kind as what is kept of a person.
 *
 * @param kind as a person would call them
 */
public record EntryData(String kind, String table, Entries<?> entries) implements PersonalData {
    @Override
    public Set<String> tables() {
        return Set.of(table);
    }

    @Override
    public long erase(Transaction transaction, UUID userId) {
        return entries.erase(transaction.statements(), userId);
    }
}
