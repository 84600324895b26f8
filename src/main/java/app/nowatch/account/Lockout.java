package app.nowatch.account;

import app.nowatch.platform.Problem;
import app.nowatch.platform.audit.Actor;
import app.nowatch.platform.audit.AuditTrail;
import app.nowatch.platform.audit.Subject;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps people out of their accounts, and lets them in again. What they have stays, and so does what they share. */
final class Lockout {
    private final Database database;
    private final AuditTrail audit;
    private final Clock clock;

    Lockout(Database database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Locks somebody out and ends every login of theirs; does nothing when they are locked out already.
     *
     * @throws Problem.NotFound when nobody has the id
     * @throws Problem.Conflict when that is oneself
     */
    void lock(UUID id, Actor actor) {
        if (actor.person().equals(Optional.of(id))) {
            throw new Problem.Conflict("id: nobody can lock themselves out");
        }
        database.useTransaction(transaction -> {
            var accounts = held(transaction, id);
            if (accounts.lockOut(id, clock.instant())) {
                transaction.attach(LoginStore.class).endAll(id);
                audit.record(transaction, actor, "user.lock", Subject.person(id), Map.of());
            }
        });
    }

    /**
     * Lets somebody sign in again; does nothing when they are not locked out.
     *
     * @throws Problem.NotFound when nobody has the id
     */
    void unlock(UUID id, Actor actor) {
        database.useTransaction(transaction -> {
            var accounts = held(transaction, id);
            if (accounts.letIn(id, clock.instant())) {
                audit.record(transaction, actor, "user.unlock", Subject.person(id), Map.of());
            }
        });
    }

    private static AccountStore held(Transaction transaction, UUID id) {
        var accounts = transaction.attach(AccountStore.class);
        if (accounts.lock(id).isEmpty()) {
            throw unknown();
        }
        return accounts;
    }

    static Problem unknown() {
        return new Problem.NotFound("id: there is nobody with it");
    }
}
