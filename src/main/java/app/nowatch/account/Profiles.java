package app.nowatch.account;

import app.nowatch.platform.Problem;
import app.nowatch.platform.audit.Actor;
import app.nowatch.platform.audit.AuditTrail;
import app.nowatch.platform.audit.Subject;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Who somebody is, and who there is. */
final class Profiles {
    private static final int PAGE = 500;

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

    /** Everybody after the cursor, oldest first, a page at a time; only the first page is read at once. */
    Stream<List<Account>> everybody(PersonCursor cursor) {
        return Stream.iterate(
                after(cursor, PAGE), page -> !page.isEmpty(), page -> after(PersonCursor.after(page.getLast()), PAGE));
    }

    /** Some people, oldest first, and where to go on, if there are more. */
    record Page(List<Account> people, Optional<PersonCursor> next) {}

    /** At most so many people after the cursor. */
    Page page(PersonCursor cursor, int most) {
        var people = after(cursor, most + 1);
        if (people.size() <= most) {
            return new Page(people, Optional.empty());
        }
        var some = people.subList(0, most);
        return new Page(some, Optional.of(PersonCursor.after(some.getLast())));
    }

    private List<Account> after(PersonCursor cursor, int most) {
        return accounts.after(cursor.created(), cursor.id(), most);
    }
}
