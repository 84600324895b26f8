package app.nowatch.account;

import app.nowatch.limits.Limit;
import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import app.nowatch.platform.security.PasswordHasher;
import java.time.Clock;

/** Makes accounts. */
final class Registration {
    private final AccountStore accounts;
    private final PasswordHasher hasher;
    private final Limits limits;
    private final Ids ids;
    private final Clock clock;

    Registration(AccountStore accounts, PasswordHasher hasher, Limits limits, Ids ids, Clock clock) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Registers somebody from the network; what they sent is already checked.
     *
     * @throws Problem.Invalid when the address is taken
     * @throws Problem.TooMany when too many register from there
     */
    void register(Email email, String password, NewPerson person, String clientAddress) {
        limits.take(Limit.REGISTER, clientAddress);
        if (accounts.isTaken(email.key()) || !add(email, password, person, false)) {
            throw new Problem.Invalid("email: is registered already");
        }
    }

    /** Answers false when the address is taken, also when somebody else takes it in this very moment. */
    boolean add(Email email, String password, NewPerson person, boolean isAdmin) {
        var hash = hasher.hash(password);
        return accounts.add(ids.opaque(), email.text(), hash, person, isAdmin, clock.instant());
    }
}
