package app.nowatch.account;

import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.Room;
import app.nowatch.platform.audit.AuditTrail;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.erasures.ErasureList;
import app.nowatch.platform.export.ExportSource;
import app.nowatch.platform.export.ImportTarget;
import app.nowatch.platform.http.Authenticator;
import app.nowatch.platform.http.Routes;
import app.nowatch.platform.mail.MailTemplate;
import app.nowatch.platform.mail.Mailbox;
import app.nowatch.platform.security.KeyRing;
import app.nowatch.platform.security.PasswordHasher;
import app.nowatch.platform.security.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Puts the room together; what other rooms and the server need of it can be asked here. */
public final class AccountRoom implements Room {
    private final Database database;
    private final Clock clock;
    private final Ids ids;
    private final Limits limits;
    private final Mailbox mailbox;
    private final AuditTrail audit;
    private final AuthSettings settings;
    private final SecureRandom random = new SecureRandom();
    private final Tokens tokens;
    private final PasswordHasher hasher;
    private final MailedCodes passwordCodes;
    private final AddressConfirmation confirmation;
    private final Registration registration;
    private final Clients clients;
    private final Deletion deletion;
    private final List<Routes> routes;

    /**
     * Opens the ring of keys, which makes the first key on a new database.
     *
     * @param confirmsAddresses whether people must show that mail to their address reaches them
     * @param personalData what every room keeps of a person, this one's included; asked when somebody deletes their account
     * @param erasures the list that says who did
     */
    public AccountRoom(
            Database database,
            Clock clock,
            Ids ids,
            Limits limits,
            MeterRegistry metrics,
            Mailbox mailbox,
            AuditTrail audit,
            AuthSettings settings,
            boolean confirmsAddresses,
            OperatorSettings operator,
            Supplier<List<PersonalData>> personalData,
            ErasureList erasures) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.limits = limits;
        this.mailbox = mailbox;
        this.audit = audit;
        this.settings = settings;
        var keys = KeyRing.open(database, clock, random);
        tokens = new Tokens(keys, clock);
        hasher = new PasswordHasher(metrics, random);
        passwordCodes = MailedCodes.forPasswords(keys);
        var addressCodes = MailedCodes.forAddresses(keys);
        confirmation = new AddressConfirmation(confirmsAddresses, database, addressCodes, mailbox, limits, ids, clock);
        registration = new Registration(database, hasher, confirmation, audit, limits, ids, clock);
        clients = new Clients(database.onDemand(ClientStore.class), settings.requireClientToken(), random, ids, clock);
        var profiles = new Profiles(database, audit, clock);
        var betaAccess = new BetaAccess(database, mailbox, operator, audit, ids, clock);
        deletion = new Deletion(database, personalData, mailbox, erasures);
        var logins = logins();
        routes = List.of(
                authRoutes(logins),
                new LoginRoutes(logins),
                userRoutes(profiles, betaAccess),
                new AdminUserRoutes(profiles, new Lockout(database, audit, clock), betaAccess));
    }

    private AccountStore accountStore() {
        return database.onDemand(AccountStore.class);
    }

    private LoginStore loginStore() {
        return database.onDemand(LoginStore.class);
    }

    private PasswordCodeStore codeStore() {
        return database.onDemand(PasswordCodeStore.class);
    }

    private TokenPairs pairs() {
        return new TokenPairs(tokens, settings, ids);
    }

    private Logins logins() {
        var passwords = new PasswordCheck(accountStore(), hasher, limits);
        return new Logins(loginStore(), passwords, pairs(), limits, ids, clock);
    }

    private Routes authRoutes(Logins logins) {
        var refreshes = new Refreshes(database, tokens, pairs(), limits, settings.refreshGrace(), clock);
        var reset = new PasswordReset(database, passwordCodes, hasher, mailbox, limits, ids, clock);
        return new AuthRoutes(clients, registration, logins, refreshes, reset, confirmation);
    }

    private Routes userRoutes(Profiles profiles, BetaAccess betaAccess) {
        var userSettings = new UserSettings(database, clock);
        var passwordChange = new PasswordChange(database, hasher, mailbox, limits, clock);
        return new UserRoutes(profiles, userSettings, passwordChange, betaAccess, deletion, clock);
    }

    /** Who calls. */
    public Authenticator authenticator() {
        return new TokenAuthenticator(new LivingLoginStore(database.dataSource()), loginStore(), tokens, clock);
    }

    /** Whether the address that somebody registered is theirs to answer for. */
    public Confirmation confirmation() {
        return confirmation;
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    public List<MailTemplate> mailTemplates() {
        var templates = new ArrayList<>(Mails.plain());
        templates.add(new PasswordCodeMail(codeStore(), passwordCodes, clock));
        templates.add(new ConfirmationMail(confirmation));
        return templates;
    }

    @Override
    public List<PersonalData> personalData() {
        return OwnData.ALL;
    }

    @Override
    public List<ExportSource> exports() {
        var zones = database.onDemand(SettingsStore.class);
        return List.of(new ProfileExport(accountStore()), new SettingsExport(new UserSettings(database, clock), zones));
    }

    /** What takes profile and settings back. */
    public List<ImportTarget> imports() {
        return List.of(new ProfileImport(clock), new SettingsImport(clock));
    }

    public Accounts accounts() {
        return new Accounts(database, database.onDemand(SettingsStore.class), registration, audit, random, clock);
    }

    public Deletion deletion() {
        return deletion;
    }

    public Clients clients() {
        return clients;
    }

    Expiry expiry() {
        return new Expiry(loginStore(), codeStore(), database.onDemand(AddressCodeStore.class));
    }

    @Override
    public void housekeeping() {
        expiry().run(clock.instant());
    }
}
