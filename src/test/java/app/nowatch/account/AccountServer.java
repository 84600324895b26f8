package app.nowatch.account;

import app.nowatch.SettableClock;
import app.nowatch.TemporaryFolders;
import app.nowatch.TestClient;
import app.nowatch.TestDatabase;
import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.audit.AuditRoutes;
import app.nowatch.platform.audit.AuditTrail;
import app.nowatch.platform.config.HttpSettings;
import app.nowatch.platform.config.SettingsReader;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.erasures.ErasureList;
import app.nowatch.platform.http.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** This room alone over HTTP, on a fresh database, with a clock that can be moved and mails that can be read. */
final class AccountServer implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final SettableClock clock = new SettableClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final TestDatabase stored = TestDatabase.create();
    private final List<PersonalData> personalData = new ArrayList<>();
    private final Database database;
    private final MailTable mails;
    private final AccountRoom room;
    private final HttpServer http;

    private AccountServer(Map<String, String> settings) {
        var reader = new SettingsReader(settings, Map.of());
        database = Database.open(stored.settings(), metrics);
        mails = new MailTable(stored);
        var auth = reader.read("auth", AuthSettings.class);
        var ids = new Ids(clock, new Random(NUMBER.incrementAndGet()));
        var audit = new AuditTrail(ids, clock);
        room = new AccountRoom(
                database,
                clock,
                ids,
                new Limits(clock, database.dataSource()),
                metrics,
                mails,
                audit,
                auth,
                auth.confirmAddress().isOn(false),
                reader.read("operator", OperatorSettings.class),
                () -> personalData,
                new ErasureList(TemporaryFolders.create().resolve(ErasureList.NAME), clock));
        personalData.add(audit);
        personalData.addAll(room.personalData());
        var httpReader = new SettingsReader(Map.of("http.port", "0", "http.trusted-proxies", "127.0.0.1"), Map.of());
        var routes = new ArrayList<>(room.routes());
        routes.add(new AuditRoutes(database, UserId::of));
        http = HttpServer.start(
                httpReader.read("http", HttpSettings.class), clock, metrics, room.authenticator(), routes);
    }

    static AccountServer start() {
        return new AccountServer(Map.of("operator.email", "operator@example.org"));
    }

    static AccountServer start(Map<String, String> settings) {
        return new AccountServer(settings);
    }

    TestClient client() {
        return new TestClient("http://127.0.0.1:" + http.port(), "");
    }

    /** An address that nobody has. */
    String newAddress() {
        return "person" + NUMBER.incrementAndGet() + "@example.org";
    }

    /** A network address that nobody has used. */
    static String[] fromElsewhere() {
        int number = NUMBER.incrementAndGet();
        return new String[] {"X-Forwarded-For", "10.0.%d.%d".formatted(number / 250, 1 + number % 250)};
    }

    /** Somebody who has registered and signed in on one device. */
    Registrant newPerson() {
        return Registrant.register(this, newAddress());
    }

    /** As {@link #newPerson()}, and an administrator. */
    Registrant newAdmin() {
        var person = newPerson();
        room.accounts().grantAdmin(person.email());
        return person;
    }

    /** How many passwords were hashed so far. */
    int hashes() {
        return (int) metrics.get("password.hashes").counter().count();
    }

    /** The mails that were queued for an address, written now, oldest first. */
    List<MailTable.Written> mailsTo(String address) {
        return mails.to(address, room.mailTemplates());
    }

    SettableClock clock() {
        return clock;
    }

    AccountRoom room() {
        return room;
    }

    Database database() {
        return database;
    }

    /** What is stored, to look at. */
    TestDatabase stored() {
        return stored;
    }

    /** What deletion walks; a test may add to it. */
    List<PersonalData> personalData() {
        return personalData;
    }

    @Override
    public void close() {
        http.close();
        database.close();
        stored.close();
    }
}
