package app.nowatch.journal;

import app.nowatch.account.Accounts;
import app.nowatch.changes.Changes;
import app.nowatch.platform.Ids;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.Room;
import app.nowatch.platform.Turns;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.export.ExportSource;
import app.nowatch.platform.export.ImportTarget;
import app.nowatch.platform.http.Routes;
import app.nowatch.sharing.AccessKind;
import app.nowatch.sharing.AccessLog;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Gives the rooms of the kinds their routes; what it keeps of a person itself are the keys of requests. */
public final class JournalRoom implements Room, PersonalData {
    private static final int ROWS_AT_ONCE = 10_000;

    private final Database database;
    private final Turns turns = new Turns("too much of this account is being written at the moment");
    private final Changes changes;
    private final Accounts accounts;
    private final AccessLog accessLog;
    private final Ids ids;
    private final Clock clock;

    public JournalRoom(
            Database database, Changes changes, Accounts accounts, AccessLog accessLog, Ids ids, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.accounts = accounts;
        this.accessLog = accessLog;
        this.ids = ids;
        this.clock = clock;
    }

    /** Things under a path that are written and read, and each removed. */
    public <T extends Content> List<Routes> routes(
            String path, AccessKind kind, Entries<T> entries, EntryForm<T> form) {
        return List.of(new JournalRoutes<>(path, kind, journal(entries), form, accessLog, clock));
    }

    /** As {@link #routes}, and each can be changed. */
    public <T extends Content> List<Routes> changeable(
            String path, AccessKind kind, ChangeableEntries<T> entries, EntryForm<T> form) {
        var journal = journal(entries);
        return List.of(
                new JournalRoutes<>(path, kind, journal, form, accessLog, clock),
                new CorrectionRoutes<>(path, new Corrections<>(entries, journal, changes), form));
    }

    /** Things of one kind as people take them along. */
    public <T extends Content> ExportSource export(
            ExportName name, AccessKind kind, Entries<T> entries, EntryForm<T> form) {
        return new EntryExport<>(name, kind, journal(entries), form, accounts, accessLog, clock);
    }

    /** What takes things of one kind back. */
    public static <T extends Content> ImportTarget imported(
            ExportName name, Entries<T> entries, EntryForm<T> form, Changes changes, Ids ids) {
        return new EntryImport<>(name, entries, form, changes, ids);
    }

    private <T extends Content> Journal<T> journal(Entries<T> entries) {
        return new Journal<>(entries, database, turns, changes, ids, clock);
    }

    @Override
    public List<Routes> routes() {
        return List.of();
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(this);
    }

    /** Forgets keys that have run out. */
    @Override
    public void housekeeping() {
        var before = clock.instant().minus(Journal.KEYS_KEPT);
        int removed = ROWS_AT_ONCE;
        while (removed == ROWS_AT_ONCE) {
            removed = database.withStatements(
                    statements -> new RetryStore(statements).removeBefore(before, ROWS_AT_ONCE));
        }
    }

    @Override
    public String kind() {
        return "keys of repeated requests";
    }

    @Override
    public Set<String> tables() {
        return Set.of("idempotency_key");
    }

    @Override
    public long erase(Transaction transaction, UUID userId) {
        return new RetryStore(transaction.statements()).erase(userId);
    }
}
