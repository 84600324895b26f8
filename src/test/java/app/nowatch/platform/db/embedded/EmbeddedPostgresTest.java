package app.nowatch.platform.db.embedded;

import static app.nowatch.platform.db.embedded.Databases.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One fresh database, asked many things. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPostgresTest {
    private Path folder;
    private EmbeddedPostgres database;

    @BeforeAll
    void start(@TempDir Path parent) {
        folder = parent.resolve("some").resolve("data");
        database = EmbeddedPostgres.start(folder, Databases.options().withSetting("deadlock_timeout", "2s"));
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "listen_addresses, 127.0.0.1",
        "server_encoding, UTF8",
        "password_encryption, scram-sha-256",
        "deadlock_timeout, 2s",
    })
    void isDurableAndClosedByDefault(String setting, String value) throws SQLException {
        assertThat(query(database.address(), "SHOW " + setting)).isEqualTo(value);
    }

    @Test
    void asksForThePassword() {
        var stranger = new DatabaseAddress(database.port(), database.user(), "guessed");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> query(stranger, "SELECT 1"))
                .withMessageContaining("password authentication failed");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres, rwx------",
        "secrets, rwx------",
        "secrets/postgres-password, rw-------",
        "postgres.log, rw-------",
    })
    void closesItsFilesToOthers(String path, String permissions) throws IOException {
        var found = Files.getPosixFilePermissions(folder.resolve(path));
        assertThat(PosixFilePermissions.toString(found)).isEqualTo(permissions);
    }

    @Test
    void refusesASecondServerOnTheFolder() {
        assertThatExceptionOfType(EmbeddedPostgresException.class)
                .isThrownBy(() -> Databases.start(folder))
                .withMessageContaining("Another server already uses the data folder");
    }

    @Test
    void tellsOthersWhereItRuns() {
        assertThat(EmbeddedPostgres.running(folder)).contains(database.address());
    }

    @Test
    void keepsThePasswordOutOfText() {
        assertThat(database.address().toString()).doesNotContain(database.password());
    }
}
