package app.nowatch.account;

import app.nowatch.platform.Problem;
import app.nowatch.platform.audit.Actor;
import app.nowatch.platform.audit.AuditTrail;
import app.nowatch.platform.audit.Subject;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Statements;
import app.nowatch.platform.db.Transaction;
import app.nowatch.statistics.ZoneChange;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the command line and other rooms ask of accounts. */
public final class Accounts {
    /** Without letters and digits that look alike: somebody may have to type it. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final UUID NO_LOGIN = new UUID(0, 0);
    private static final int GROUPS = 4;
    private static final int GROUP = 5;

    private final Database database;
    private final SettingsStore settings;
    private final Registration registration;
    private final AuditTrail audit;
    private final SecureRandom random;
    private final Clock clock;

    Accounts(
            Database database,
            SettingsStore settings,
            Registration registration,
            AuditTrail audit,
            SecureRandom random,
            Clock clock) {
        this.database = database;
        this.settings = settings;
        this.registration = registration;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Makes an administrator and answers the password, which stands nowhere else.
     *
     * @throws Problem.Invalid when that is no address
     * @throws Problem.Conflict when somebody has that address
     */
    public String createAdmin(String email) {
        var address = address(email);
        var password = newPassword();
        var now = clock.instant();
        if (!registration.addAdmin(address, password, new NewPerson("Server", "Administrator", now, now))) {
            throw new Problem.Conflict(
                    "somebody has registered with this address already; grant them the right instead");
        }
        return password;
    }

    /**
     * Makes somebody an administrator.
     *
     * @throws Problem.Invalid when that is no address
     * @throws Problem.NotFound when nobody has that address
     */
    public void grantAdmin(String email) {
        var address = address(email);
        database.useTransaction(transaction -> {
            var accounts = transaction.attach(AccountStore.class);
            var person = accounts.lock(address.key()).orElseThrow(Accounts::unknown);
            if (accounts.grantAdmin(person.id(), clock.instant())) {
                audit.record(transaction, Actor.commandLine(), "admin.grant", Subject.person(person.id()), Map.of());
            }
        });
    }

    /**
     * Who has registered with an address.
     *
     * @throws Problem.Invalid when that is no address
     * @throws Problem.NotFound when nobody has it
     */
    public UUID withAddress(String email) {
        return database.onDemand(AccountStore.class)
                .credentials(address(email).key())
                .map(AccountStore.Credentials::id)
                .orElseThrow(Accounts::unknown);
    }

    private static Problem unknown() {
        return new Problem.NotFound("nobody has registered with this address");
    }

    private static Email address(String text) {
        var violations = Email.violations(text);
        if (!violations.isEmpty()) {
            throw new Problem.Invalid("email: " + violations.getFirst());
        }
        return new Email(text);
    }

    private String newPassword() {
        while (true) {
            var password = random.ints((long) GROUPS * GROUP, 0, ALPHABET.length())
                    .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                    .collect(Collectors.joining())
                    .replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
            if (PasswordRule.violations(password).isEmpty()) {
                return password;
            }
        }
    }

    /** Somebody as they are when they call, for work that goes on without them; empty when they are gone. */
    public Optional<Person> person(UUID userId) {
        return database.onDemand(AccountStore.class).find(userId).map(account -> new SignedIn(account, NO_LOGIN));
    }

    /** In which time zones the person has lived. */
    public ZoneHistory zones(UUID userId) {
        return new ZoneHistory(settings.zones(userId).stream()
                .map(row -> new ZoneChange(row.fromDay(), ZoneId.of(row.zone())))
                .toList());
    }

    /** What figures of the person's days depend on besides what was measured. */
    public Life life(Statements statements, UUID userId) {
        return LifeStore.read(statements, userId);
    }

    /**
     * Notes that something of the person's arrived, unless something later has.
     *
     * @return false when the account is gone
     */
    public boolean touchLastSync(Transaction transaction, UUID userId, Instant at) {
        return LastSyncStore.touch(transaction, userId, at);
    }
}
