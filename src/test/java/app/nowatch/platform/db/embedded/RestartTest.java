package app.nowatch.platform.db.embedded;

import static app.nowatch.platform.db.embedded.Databases.execute;
import static app.nowatch.platform.db.embedded.Databases.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that has had a database before, in good order or not. */
class RestartTest {
    private static Path written;

    @TempDir
    Path parent;

    private Path folder;

    @BeforeAll
    static void writeAndStop(@TempDir Path template) throws SQLException {
        written = template.resolve("data");
        try (var first = Databases.start(written)) {
            execute(first.address(), "CREATE TABLE note AS SELECT 'kept' AS text");
        }
    }

    @BeforeEach
    void takeACopy() throws IOException {
        folder = parent.resolve("data");
        var copied = Command.run(List.of("cp", "-a", written.toString(), folder.toString()));
        assertThat(copied.succeeded()).as(copied.output()).isTrue();
    }

    @Test
    void keepsWhatWasWritten() throws SQLException {
        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
        assertStartsWithTheNote();
    }

    @Test
    void comesBackAfterTheDatabaseWasKilled() throws SQLException {
        try (var killed = Databases.start(folder)) {
            execute(killed.address(), "UPDATE note SET text = 'changed'");
            ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
        }
        assertThat(folder.resolve("postgres/postmaster.pid")).exists();
        try (var again = Databases.start(folder)) {
            assertThat(query(again.address(), "SELECT text FROM note")).isEqualTo("changed");
        }
    }

    @Test
    void closeStopsADatabaseWhoseWatcherWasKilled() {
        var database = Databases.start(folder);
        var postgres = ProcessHandle.of(database.pid()).orElseThrow();
        var watcher = postgres.parent().orElseThrow();
        watcher.destroyForcibly();
        Awaitility.await().until(() -> !watcher.isAlive());
        database.close();
        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void isNotMisledByANumberThatNowBelongsToAnotherProgram() throws IOException, SQLException {
        var own = ProcessHandle.current().pid();
        Files.writeString(
                folder.resolve("postgres/postmaster.pid"),
                "%d%n%s%n1%n5432%n%n127.0.0.1%n1 1%nready%n".formatted(own, folder.resolve("postgres")));
        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
        assertStartsWithTheNote();
    }

    @Test
    void refusesAnotherVersion() throws IOException {
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "17\n");
        assertRefused("was made by PostgreSQL 17, and this server starts only PostgreSQL 18.");
    }

    @Test
    void refusesAClusterWithoutItsPassword() throws IOException {
        Files.delete(folder.resolve("secrets/postgres-password"));
        assertRefused("The password of the database is missing");
    }

    @Test
    void aRefusalLeavesTheFolderFree() throws IOException, SQLException {
        var version = folder.resolve("postgres/PG_VERSION");
        Files.writeString(version, "17\n");
        assertRefused("17");
        Files.writeString(version, "18\n");
        assertStartsWithTheNote();
    }

    @Test
    void tellsWhatPostgresSaysWhenItDoesNotStart() {
        var options = Databases.options().withSetting("no_such_setting", "1");
        assertThatExceptionOfType(EmbeddedPostgresException.class)
                .isThrownBy(() -> EmbeddedPostgres.start(folder, options))
                .withMessageContaining("no_such_setting");
    }

    private void assertStartsWithTheNote() throws SQLException {
        try (var database = Databases.start(folder)) {
            assertThat(query(database.address(), "SELECT text FROM note")).isEqualTo("kept");
        }
    }

    private void assertRefused(String sentence) {
        assertThatExceptionOfType(EmbeddedPostgresException.class)
                .isThrownBy(() -> Databases.start(folder))
                .withMessageContaining(sentence);
    }
}
