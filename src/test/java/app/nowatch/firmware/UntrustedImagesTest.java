package app.nowatch.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.SettableClock;
import app.nowatch.TestDatabase;
import app.nowatch.platform.Ids;
import app.nowatch.platform.audit.AuditTrail;
import app.nowatch.platform.blob.FolderBlobStore;
import app.nowatch.platform.db.Database;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a server tells at its start of images that it gives out and watches may refuse. */
class UntrustedImagesTest {
    private final SettableClock clock = new SettableClock();
    private final Random random = new Random(12);
    private final KeyPair old = Desk.newKeys();
    private final KeyPair young = Desk.newKeys();

    @TempDir
    private Path folder;

    private TestDatabase stored;
    private Database database;

    @BeforeEach
    void open() {
        stored = TestDatabase.create();
        database = Database.open(stored.settings(), new SimpleMeterRegistry());
    }

    @AfterEach
    void close() {
        database.close();
        stored.close();
    }

    private void add(String version, Status status, Optional<KeyPair> signer) {
        var now = clock.instant();
        var sha256 = "0".repeat(64);
        var statement = new FirmwareStatement("watch-2", version, sha256, 1, "", now);
        var image = new Image(
                new UUID(random.nextLong(), random.nextLong()),
                "watch-2",
                new SemVer(version),
                Channel.STABLE,
                1,
                sha256,
                signer.map(keys -> new Signed(Desk.sign(keys, statement), now)),
                "",
                false,
                Optional.empty(),
                status,
                100,
                Optional.empty(),
                1,
                now,
                now);
        database.useTransaction(transaction -> new FirmwareStore(transaction.statements()).add(image));
    }

    private List<String> warnings(KeyPair... trusted) {
        var keys = new PublicKeys(Stream.of(trusted).map(KeyPair::getPublic).toList());
        var ids = new Ids(clock, random);
        var blobs = FolderBlobStore.open(folder.resolve("blobs"));
        var releases = new Releases(database, blobs, keys, new AuditTrail(ids, clock), ids, clock);
        var logger = (Logger) LoggerFactory.getLogger(Releases.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        logger.addAppender(lines);
        try {
            releases.warnOfUntrusted();
        } finally {
            logger.detachAppender(lines);
        }
        assertThat(lines.list).allMatch(line -> line.getLevel() == Level.WARN);
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void eachActiveImageThatNoKeyHasSignedIsNamed() {
        add("1.0.0", Status.ACTIVE, Optional.of(old));
        add("1.1.0", Status.ACTIVE, Optional.of(young));
        add("1.2.0", Status.ACTIVE, Optional.empty());
        add("1.3.0", Status.RETIRED, Optional.empty());
        add("1.4.0", Status.DRAFT, Optional.empty());
        assertThat(warnings(old, young)).singleElement().asString().contains("(1.2.0 for watch-2)", "signed by no key");
        assertThat(warnings(young))
                .hasSize(2)
                .anyMatch(line -> line.contains("1.0.0"))
                .anyMatch(line -> line.contains("1.2.0"));
        assertThat(warnings()).isEmpty();
    }
}
