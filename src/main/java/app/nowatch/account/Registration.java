package app.nowatch.account;

import app.nowatch.limits.Limit;
import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import app.nowatch.platform.audit.Actor;
import app.nowatch.platform.audit.AuditTrail;
import app.nowatch.platform.audit.Subject;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.security.PasswordHasher;
import java.time.Clock;
import java.util.Map;

/** Makes accounts. */
final class Registration {
    private final Database database;
    private final PasswordHasher hasher;
    private final AddressConfirmation confirmation;
    private final AuditTrail audit;
    private final Limits limits;
    private final Ids ids;
    private final Clock clock;

    Registration(
            Database database,
            PasswordHasher hasher,
            AddressConfirmation confirmation,
            AuditTrail audit,
            Limits limits,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.hasher = hasher;
        this.confirmation = confirmation;
        this.audit = audit;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Registers somebody from the network, who gets a mail where addresses are to be confirmed; what they sent is already checked.
     *
     * @throws Problem.Invalid when the address is taken
     * @throws Problem.TooMany when too many register from there
     */
    void register(Email email, String password, NewPerson person, String clientAddress) {
        limits.take(Limit.REGISTER, clientAddress);
        if (database.onDemand(AccountStore.class).isTaken(email.key())) {
            throw taken();
        }
        var id = ids.opaque();
        var hash = hasher.hash(password);
        database.useTransaction(transaction -> {
            var accounts = transaction.attach(AccountStore.class);
            if (!accounts.add(id, email.text(), hash, person, false, clock.instant())) {
                throw taken();
            }
            confirmation.welcome(transaction, id, email);
        });
    }

    private static Problem taken() {
        return new Problem.Invalid("email: is registered already");
    }

    /** Makes an administrator; answers false when the address is taken, also when somebody else takes it in this very moment. */
    boolean addAdmin(Email email, String password, NewPerson person) {
        var id = ids.opaque();
        var hash = hasher.hash(password);
        return database.inTransaction(transaction -> {
            var accounts = transaction.attach(AccountStore.class);
            boolean added = accounts.add(id, email.text(), hash, person, true, clock.instant());
            if (added) {
                audit.record(transaction, Actor.commandLine(), "admin.create", Subject.person(id), Map.of());
            }
            return added;
        });
    }
}
