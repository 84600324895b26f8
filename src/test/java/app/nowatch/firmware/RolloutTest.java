package app.nowatch.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.nowatch.SettableClock;
import app.nowatch.TemporaryFolders;
import app.nowatch.TestDatabase;
import app.nowatch.platform.Ids;
import app.nowatch.platform.audit.AuditTrail;
import app.nowatch.platform.blob.FolderBlobStore;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.jobs.JobQueue;
import app.nowatch.platform.mail.MailQueue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten thousand people, always the same, and whom a rollout reaches of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolloutTest {
    private static final int PEOPLE = 10_000;
    private static final int SIGMAS = 4;
    private static final long SEED = 20_261_123;
    private static final SemVer OLD = new SemVer("0.1.0");
    private static final SemVer NEW = new SemVer("1.0.0");

    @TempDir
    private static Path folder;

    private final SettableClock clock = new SettableClock();
    private final Ids ids = new Ids(clock, new Random(SEED));
    private final Random random = new Random(SEED);
    private TestDatabase stored;
    private Database database;
    private Rollouts rollouts;
    private List<UUID> people;

    @BeforeAll
    void open() {
        stored = TestDatabase.create();
        database = Database.open(stored.settings(), new SimpleMeterRegistry());
        stored.execute("""
                INSERT INTO account (id, email, password_hash, first_name, last_name, toc_accepted_at,
                                     privacy_policy_accepted_at, created, updated)
                SELECT md5('%d-' || n)::uuid, n || '@example.org', 'none', 'Some', 'Body', now(), now(), now(), now()
                FROM generate_series(1, %d) AS n;
                ANALYZE account""".formatted(SEED, PEOPLE));
        people = stored.query("SELECT id FROM account ORDER BY id").stream()
                .map(UUID::fromString)
                .toList();
        var mail = new HaltMail(new MailQueue(new JobQueue(), ids, clock, TemporaryFolders.create()), Desk.OPERATOR);
        rollouts = new Rollouts(
                database,
                FolderBlobStore.open(folder.resolve("blobs")),
                new Brakes(5, 20),
                mail,
                new AuditTrail(ids, clock),
                clock);
    }

    @AfterAll
    void close() {
        database.close();
        stored.close();
    }

    private Image active(String hardware, int percent) {
        var now = clock.instant();
        var image = new Image(
                new UUID(random.nextLong(), random.nextLong()),
                hardware,
                NEW,
                Channel.STABLE,
                1,
                "0".repeat(64),
                Optional.empty(),
                "",
                false,
                Optional.empty(),
                Status.ACTIVE,
                percent,
                Optional.empty(),
                1,
                now,
                now);
        database.useTransaction(transaction -> new FirmwareStore(transaction.statements()).add(image));
        return image;
    }

    private void percent(Image image, int percent) {
        stored.execute("UPDATE firmware SET rollout_percent = " + percent + " WHERE id = '" + image.id() + "'");
    }

    private boolean gets(UUID person, String hardware) {
        return rollouts.latest(person, hardware, OLD).isPresent();
    }

    private Set<UUID> reached(String hardware) {
        return people.parallelStream().filter(person -> gets(person, hardware)).collect(Collectors.toSet());
    }

    /** Of so many people with such a chance each, within four standard deviations: by chance wrong once in 16,000 seeds. */
    private static org.assertj.core.data.Offset<Integer> bounds(double chance) {
        return within((int) Math.floor(SIGMAS * Math.sqrt(PEOPLE * chance * (1 - chance))));
    }

    @Test
    void aRolloutWidensAndIsNeverNarrowedForThoseWhomItReached() {
        var image = active("widened", 1);
        var first = reached("widened");
        assertThat(first.size()).as("seed %d", SEED).isCloseTo(PEOPLE / 100, bounds(0.01));
        percent(image, 10);
        var second = reached("widened");
        assertThat(second.size()).as("seed %d", SEED).isCloseTo(PEOPLE / 10, bounds(0.1));
        assertThat(second).containsAll(first);
        percent(image, 50);
        var third = reached("widened");
        assertThat(third.size()).as("seed %d", SEED).isCloseTo(PEOPLE / 2, bounds(0.5));
        assertThat(third).containsAll(second);
        percent(image, 1);
        assertThat(third).allMatch(person -> gets(person, "widened"));
        assertThat(people.subList(0, 1_000)).allMatch(person -> gets(person, "widened") == third.contains(person));
        assertThat(stored.queryOne("SELECT count(*) FROM firmware_offer WHERE firmware_id = '" + image.id() + "'"))
                .isEqualTo(Integer.toString(third.size()));
    }

    /** A tenth of a tenth would have both if they had nothing to do with one another. */
    @Test
    void eachImageReachesOthersFirst() {
        var one = active("one", 10);
        var other = active("other", 10);
        var both = new HashSet<>(reached("one"));
        both.removeIf(person -> !gets(person, "other"));
        assertThat(both.size())
                .as("seed %d, images %s and %s", SEED, one.id(), other.id())
                .isCloseTo(PEOPLE / 100, bounds(0.01));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 10, 25, 33, 50, 75, 90, 99, 100})
    void sharesAreAsLargeAsTheySay(int percent) {
        for (int i = 0; i < 5; i++) {
            var image = new UUID(random.nextLong(), random.nextLong());
            var reached = (int) people.stream()
                    .filter(person -> RolloutShare.reaches(image, person, percent))
                    .count();
            assertThat(reached)
                    .as("seed %d, image %s", SEED, image)
                    .isCloseTo(PEOPLE * percent / 100, bounds(percent / 100.0));
        }
    }

    /** Five percent of two thousand may fail, and the next one is too many. */
    @Test
    void theBrakesHoldForMany() {
        var image = active("braked", 100);
        people.subList(0, 1_900).forEach(person -> report(person, image, Report.Outcome.INSTALLED));
        people.subList(1_900, 2_000).forEach(person -> report(person, image, Report.Outcome.FAILED));
        assertThat(status(image)).isEqualTo("ACTIVE");
        report(people.get(2_000), image, Report.Outcome.FAILED);
        assertThat(status(image)).isEqualTo("PAUSED");
        assertThat(stored.queryOne("SELECT halt_reason FROM firmware WHERE id = '" + image.id() + "'"))
                .isEqualTo("101 of 2001 people reported a failure (5.05 %), more than 5 %");
        assertThat(stored.query("SELECT id FROM mail WHERE kind = 'firmware-halted'"))
                .hasSize(1);
        assertThat(people.subList(2_001, 2_500)).noneMatch(person -> gets(person, "braked"));
    }

    private String status(Image image) {
        return stored.queryOne("SELECT status FROM firmware WHERE id = '" + image.id() + "'");
    }

    private void report(UUID person, Image image, Report.Outcome outcome) {
        rollouts.report(person, image.id(), new Report(outcome, "", "NW2-1"));
    }
}
