package app.nowatch.account;

import app.nowatch.platform.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Who somebody is, and who there is. */
final class Profiles {
    private static final int PAGE = 500;
    private static final UUID LEAST = new UUID(0, 0);

    private final AccountStore accounts;
    private final Clock clock;

    Profiles(AccountStore accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Changes what is sent and keeps the rest.
     *
     * @throws Problem.Forbidden when it would change the standing of somebody who is no administrator
     */
    Account change(Account caller, ProfileChange change) {
        if (!caller.isAdmin() && change.changesStanding(caller)) {
            throw new Problem.Forbidden("only administrators may change is_admin, employee or is_early_access");
        }
        // Sent along unchanged, these fields could undo what an administrator grants in this very moment.
        var allowed = caller.isAdmin() ? change : change.withoutStanding();
        return accounts.change(caller.id(), allowed, clock.instant())
                .orElseThrow(() -> new Problem.Unauthorized("the account is deleted"));
    }

    /** Everybody, oldest first, a page at a time; only the first page is read at once. */
    Stream<List<Account>> everybody() {
        return Stream.iterate(
                accounts.after(Instant.EPOCH, LEAST, PAGE),
                page -> !page.isEmpty(),
                page -> accounts.after(page.getLast().created(), page.getLast().id(), PAGE));
    }
}
