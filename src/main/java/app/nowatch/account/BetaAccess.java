package app.nowatch.account;

import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import app.nowatch.platform.audit.Actor;
import app.nowatch.platform.audit.AuditTrail;
import app.nowatch.platform.audit.Subject;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.mail.Mailbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asking for early access, and deciding about it. */
final class BetaAccess {
    private final Database database;
    private final Mailbox mailbox;
    private final OperatorSettings operator;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    enum Status {
        PENDING,
        APPROVED,
        REJECTED
    }

    /** A request as administrators see it. */
    record Listed(UUID id, String userId, String email, Status status, Instant created) {
        static Listed of(BetaAccessStore.Row row) {
            return new Listed(row.id(), UserId.of(row.userId()), row.email(), row.status(), row.created());
        }
    }

    BetaAccess(Database database, Mailbox mailbox, OperatorSettings operator, AuditTrail audit, Ids ids, Clock clock) {
        this.database = database;
        this.mailbox = mailbox;
        this.operator = operator;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Stores the request once; the operator hears of it, if an address is set. */
    void ask(Account caller) {
        database.useTransaction(transaction -> {
            if (transaction.attach(AccountStore.class).lock(caller.id()).isEmpty()) {
                throw new Problem.Unauthorized("the account is deleted");
            }
            var isNew = transaction.attach(BetaAccessStore.class).add(ids.timeOrdered(), caller.id(), clock.instant());
            if (isNew && !operator.email().isEmpty()) {
                mailbox.post(
                        transaction,
                        Optional.of(caller.id()),
                        Mails.BETA_ACCESS,
                        operator.email(),
                        Map.of("email", caller.email()));
            }
        });
    }

    /** All requests, the newest first. */
    List<Listed> all() {
        return database.onDemand(BetaAccessStore.class).all().stream()
                .map(Listed::of)
                .toList();
    }

    /**
     * Gives early access.
     *
     * @throws Problem.NotFound when there is no such request
     * @throws Problem.Conflict when it was rejected before
     */
    void approve(UUID id, Actor actor) {
        decide(id, Status.APPROVED, actor);
    }

    /**
     * Turns a request down.
     *
     * @throws Problem.NotFound when there is no such request
     * @throws Problem.Conflict when it was approved before
     */
    void reject(UUID id, Actor actor) {
        decide(id, Status.REJECTED, actor);
    }

    private void decide(UUID id, Status status, Actor actor) {
        database.useTransaction(transaction -> {
            var requests = transaction.attach(BetaAccessStore.class);
            var accounts = transaction.attach(AccountStore.class);
            var person = requests.userOf(id).flatMap(accounts::lock).orElseThrow(BetaAccess::unknown);
            var now = clock.instant();
            boolean decided = requests.decide(id, status, now);
            if (!decided && !requests.isDecided(id, status)) {
                throw new Problem.Conflict("id: this request was decided the other way before");
            }
            boolean granted = status == Status.APPROVED && accounts.grantEarlyAccess(person.id(), now);
            if (decided || granted) {
                var action = status == Status.APPROVED ? "beta_access.approve" : "beta_access.reject";
                audit.record(transaction, actor, action, Subject.person(person.id()), Map.of());
            }
        });
    }

    private static Problem unknown() {
        return new Problem.NotFound("id: there is no such request");
    }
}
