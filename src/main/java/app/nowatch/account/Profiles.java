package app.nowatch.account;

import app.nowatch.platform.Problem;
import app.nowatch.platform.audit.Actor;
import app.nowatch.platform.audit.AuditTrail;
import app.nowatch.platform.audit.Subject;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Who somebody is, and who there is. */
final class Profiles {
    private static final int PAGE = 500;
    private static final UUID LEAST = new UUID(0, 0);

    private final Database database;
    private final AccountStore accounts;
    private final AuditTrail audit;
    private final Clock clock;

    Profiles(Database database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.accounts = database.onDemand(AccountStore.class);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Changes what is sent and keeps the rest.
     *
     * @param from the network address that the caller calls from
     * @throws Problem.Forbidden when it would change the standing of somebody who is no administrator
     */
    Account change(SignedIn caller, ProfileChange change, String from) {
        var account = caller.account();
        if (change.standing(account).isEmpty()) {
            // Sent along unchanged, these fields could undo what an administrator grants in this very moment.
            return changed(accounts, account.id(), change.withoutStanding());
        }
        return database.inTransaction(transaction -> changeStanding(transaction, caller, change, from));
    }

    private Account changeStanding(Transaction transaction, SignedIn caller, ProfileChange change, String from) {
        var store = transaction.attach(AccountStore.class);
        var before = store.lock(caller.userId()).orElseThrow(Profiles::deleted);
        if (!before.isAdmin()) {
            throw new Problem.Forbidden("only administrators may change is_admin, employee or is_early_access");
        }
        var after = changed(store, caller.userId(), change);
        var standing = change.standing(before);
        if (!standing.isEmpty()) {
            var actor = Actor.of(caller, from);
            audit.record(transaction, actor, "user.change", Subject.person(caller.userId()), standing);
        }
        return after;
    }

    private Account changed(AccountStore store, UUID id, ProfileChange change) {
        return store.change(id, change, clock.instant()).orElseThrow(Profiles::deleted);
    }

    private static Problem deleted() {
        return new Problem.Unauthorized("the account is deleted");
    }

    /** Everybody, oldest first, a page at a time; only the first page is read at once. */
    Stream<List<Account>> everybody() {
        return Stream.iterate(
                accounts.after(Instant.EPOCH, LEAST, PAGE),
                page -> !page.isEmpty(),
                page -> accounts.after(page.getLast().created(), page.getLast().id(), PAGE));
    }
}
