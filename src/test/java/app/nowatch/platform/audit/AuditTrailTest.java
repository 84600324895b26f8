package app.nowatch.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.nowatch.LockWaiters;
import app.nowatch.SettableClock;
import app.nowatch.TestDatabase;
import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.http.Caller;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTrailTest {
    private static final String FROM = "192.0.2.17";

    private final SettableClock clock = new SettableClock();
    private final Ids ids = new Ids(clock, new Random(5));
    private final AuditTrail audit = new AuditTrail(ids, clock);
    private TestDatabase stored;
    private Database database;

    private record Someone(UUID userId, boolean admin) implements Caller {}

    @BeforeAll
    void open() {
        stored = TestDatabase.create();
        database = Database.open(stored.settings(), new SimpleMeterRegistry());
    }

    @AfterAll
    void close() {
        database.close();
        stored.close();
    }

    private UUID newPerson() {
        var id = ids.opaque();
        stored.execute("""
                INSERT INTO account (id, email, password_hash, first_name, last_name, toc_accepted_at,
                                     privacy_policy_accepted_at, created, updated)
                VALUES ('%1$s', '%1$s@example.org', 'none', 'Some', 'Body', now(), now(), now(), now())""".formatted(id));
        return id;
    }

    private void record(Transaction transaction, UUID actor, UUID subject) {
        var caller = new Someone(actor, true);
        audit.record(transaction, Actor.of(caller, FROM), "user.lock", Subject.person(subject), Map.of());
    }

    private void record(UUID actor, UUID subject) {
        database.useTransaction(transaction -> record(transaction, actor, subject));
    }

    private List<AuditLines.Shown> lines() {
        return new AuditLines(database, UUID::toString)
                .before(Optional.empty(), 1_000)
                .items();
    }

    private List<AuditLines.Shown> linesOf(String actor) {
        return lines().stream().filter(line -> line.actor().equals(actor)).toList();
    }

    @Test
    void aLineTellsWhoDidWhatToWhatFromWhere() {
        var admin = newPerson();
        var thing = ids.timeOrdered();
        database.useTransaction(transaction -> audit.record(
                transaction,
                Actor.of(new Someone(admin, true), FROM),
                "firmware.change",
                Subject.thing("firmware", thing),
                Map.of("status", "ACTIVE", "rollout_percent", 25, "mandatory", true)));
        assertThat(linesOf(admin.toString())).singleElement().satisfies(line -> {
            assertThat(line.at()).isBetween(clock.instant().minusSeconds(60), clock.instant());
            assertThat(line.action()).isEqualTo("firmware.change");
            assertThat(line.subject()).isEqualTo("firmware/" + thing);
            assertThat(line.detail().toString())
                    .isEqualTo(
                            "{\"mandatory\":true,\"rollout_percent\":25,\"status\":\"ACTIVE\",\"address\":\"192.0.2.17\"}");
        });
    }

    @Test
    void theServerAndItsCommandLineAreNobody() {
        var thing = Subject.thing("firmware", ids.timeOrdered());
        database.useTransaction(transaction -> {
            audit.record(transaction, Actor.server(), "firmware.halt", thing, Map.of());
            audit.record(transaction, Actor.commandLine(), "firmware.halt", thing, Map.of());
        });
        assertThat(lines())
                .filteredOn(line -> line.subject().endsWith(thing.id().toString()))
                .allSatisfy(line -> assertThat(line.detail().isEmpty()).isTrue())
                .extracting(AuditLines.Shown::actor)
                .containsExactlyInAnyOrder("server", "command line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET action = 'nothing.at_all'",
                "DELETE FROM audit_entry",
                "DELETE FROM audit_entry WHERE false",
                "TRUNCATE audit_entry",
                "SET session_replication_role = replica; DELETE FROM audit_entry",
                "INSERT INTO audit_entry SELECT * FROM audit_entry ON CONFLICT (id) DO UPDATE SET action = 'nothing.at_all'"
            })
    void noLineIsChangedOrRemoved(String statement) {
        record(newPerson(), newPerson());
        var before = stored.query("SELECT audit_entry::text FROM audit_entry ORDER BY id");
        assertThatThrownBy(() -> stored.execute(statement)).hasRootCauseMessage("""
                        ERROR: the audit trail can only be added to
                          Where: PL/pgSQL function refuse_change() line 3 at RAISE""");
        assertThat(stored.query("SELECT audit_entry::text FROM audit_entry ORDER BY id"))
                .isEqualTo(before)
                .isNotEmpty();
    }

    @Test
    void whatIsErasedStaysOneAndTheSameSomebody() {
        var admin = newPerson();
        var other = newPerson();
        record(admin, other);
        record(other, admin);
        record(admin, admin);
        database.useTransaction(
                transaction -> assertThat(audit.erase(transaction, admin)).isEqualTo(1));
        stored.execute("DELETE FROM account WHERE id = '" + admin + "'");
        var erased = linesOf(other.toString()).getFirst().subject();
        assertThat(erased).matches("erased_[0-9a-f]{32}");
        assertThat(linesOf(erased))
                .extracting(AuditLines.Shown::subject)
                .containsExactlyInAnyOrder(other.toString(), erased);
        assertThat(stored.query("SELECT audit_entry::text FROM audit_entry"))
                .noneMatch(line -> line.contains(admin.toString()) || line.contains(other.toString()));
    }

    @Test
    void aLineIsThereWithItsActionOrNotAtAll() {
        var admin = newPerson();
        assertThatThrownBy(() -> database.useTransaction(transaction -> {
                    record(transaction, admin, admin);
                    throw new IllegalStateException("the action failed");
                }))
                .hasMessage("the action failed");
        assertThat(linesOf(admin.toString())).isEmpty();
        record(admin, admin);
        assertThat(linesOf(admin.toString())).hasSize(1);
    }

    @Test
    void whoeverNamesTheSameNewPersonAtOnceWaitsAndSucceeds() throws Exception {
        var admin = newPerson();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var second = database.inTransaction(transaction -> {
                record(transaction, admin, admin);
                var waiting = threads.submit(() -> record(admin, admin));
                LockWaiters.await(stored, 1);
                return waiting;
            });
            second.get(1, TimeUnit.MINUTES);
        }
        assertThat(linesOf(admin.toString())).hasSize(2);
        assertThat(stored.queryOne("SELECT count(*) FROM audit_person WHERE user_id = '" + admin + "'"))
                .isEqualTo("1");
    }

    @Test
    void twoWhoNameEachOtherAtOnceDoNotWaitInACircle() throws Exception {
        var done = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                var one = newPerson();
                var other = newPerson();
                var together = new CyclicBarrier(2);
                for (var pair : List.of(List.of(one, other), List.of(other, one))) {
                    done.add(threads.submit(() -> {
                        together.await(1, TimeUnit.MINUTES);
                        record(pair.getFirst(), pair.getLast());
                        return null;
                    }));
                }
            }
        }
        for (var each : done) {
            each.get();
        }
    }

    @Test
    void whoIsDeletedMeanwhileIsNotNamed() throws Exception {
        var admin = newPerson();
        var gone = newPerson();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var deletion = stored.connect()) {
            deletion.setAutoCommit(false);
            deletion.createStatement().execute("SELECT FROM account WHERE id = '" + gone + "' FOR UPDATE");
            var toThem = threads.submit(() -> catchThrowable(() -> record(admin, gone)));
            var byThem = threads.submit(() -> catchThrowable(() -> record(gone, gone)));
            LockWaiters.await(stored, 2);
            deletion.createStatement().execute("DELETE FROM account WHERE id = '" + gone + "'");
            deletion.commit();
            assertThat(toThem.get()).isInstanceOf(Problem.NotFound.class);
            assertThat(byThem.get()).isInstanceOf(Problem.Unauthorized.class);
        }
        assertThat(linesOf(admin.toString())).isEmpty();
    }

    @Test
    void whatMayNotStandInALineIsRefused() {
        var admin = newPerson();
        database.useTransaction(transaction -> {
            for (var detail :
                    List.of(Map.of("x", "noor@example.org"), Map.of("noor@example.org", 1), Map.of("address", "x"))) {
                assertThatThrownBy(() ->
                                audit.record(transaction, Actor.server(), "user.change", Subject.person(admin), detail))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(
                            () -> audit.record(transaction, Actor.server(), "Lock!", Subject.person(admin), Map.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        });
        assertThatThrownBy(() -> Subject.thing("person", admin)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Subject.thing("No Kind", admin)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Actor(Actor.Kind.PERSON, Optional.empty(), FROM))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
