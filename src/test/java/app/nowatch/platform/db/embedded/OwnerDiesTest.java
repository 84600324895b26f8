package app.nowatch.platform.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the server, its database ends, and the folder can be used again. */
class OwnerDiesTest {
    @TempDir
    Path folder;

    private Process owner;
    private BufferedReader output;
    private ProcessHandle postgres;

    @BeforeEach
    void startOwner() throws IOException {
        owner = OwnerProcess.start(folder);
        output = owner.inputReader();
        postgres = ProcessHandle.of(Long.parseLong(OwnerProcess.nextAnswer(output)))
                .orElseThrow();
    }

    @AfterEach
    void endOwner() {
        owner.destroyForcibly();
        patiently().until(() -> !runs(postgres));
    }

    @Test
    void theWatcherStopsTheDatabaseOfAKilledServer() throws SQLException {
        var watcher = postgres.parent().orElseThrow();
        owner.destroyForcibly();
        patiently().until(() -> !runs(postgres));
        patiently().until(() -> !runs(watcher));
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
        assertStartsAgain();
    }

    @Test
    void aDatabaseThatOutlivedServerAndWatcherIsStoppedByTheNextStart() throws SQLException {
        killWatcher();
        owner.destroyForcibly();
        patiently().until(() -> !owner.isAlive());
        assertThat(runs(postgres)).isTrue();
        assertStartsAgain();
        assertThat(runs(postgres)).isFalse();
    }

    @Test
    void aSignalToTheTerminalsGroupLeavesTheDatabaseToTheServer() throws IOException {
        var kill = List.of("sh", "-c", "kill -s TERM -- \"-$1\"", "sh", Long.toString(owner.pid()));
        assertThat(Command.succeeds(kill)).isTrue();
        assertThat(OwnerProcess.nextAnswer(output)).isEqualTo("drained");
        patiently().until(() -> !owner.isAlive());
        assertThat(runs(postgres)).isFalse();
    }

    @Test
    void anotherProcessIsRefusedAndToldTheAddress() throws SQLException {
        assertThatExceptionOfType(EmbeddedPostgresException.class)
                .isThrownBy(() -> Databases.start(folder))
                .withMessageContaining("Another server already uses the data folder");
        var address = EmbeddedPostgres.running(folder).orElseThrow();
        assertThat(Databases.query(address, "SELECT 'here'")).isEqualTo("here");
    }

    /** Both of its processes, since each of them alone would still do its work. */
    private void killWatcher() {
        var watcher = postgres.parent().orElseThrow();
        watcher.children().filter(child -> child.pid() != postgres.pid()).forEach(ProcessHandle::destroyForcibly);
        watcher.destroyForcibly();
        patiently().until(() -> !runs(watcher));
    }

    private void assertStartsAgain() throws SQLException {
        try (var again = Databases.start(folder)) {
            assertThat(Databases.query(again.address(), "SELECT 'again'")).isEqualTo("again");
        }
    }

    /** A dead process whose parent has not collected it yet has no program any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }
}
