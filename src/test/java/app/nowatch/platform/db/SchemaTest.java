package app.nowatch.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SchemaTest {
    @Test
    void theNewestVersionIsThatOfTheNewestFile() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            var newest = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .sorted()
                    .reduce((before, last) -> last)
                    .orElseThrow();
            assertThat(newest).startsWith("V" + Schema.NEWEST + "__");
        }
    }

    @Test
    void whatIsMissingIsMigratedAndWhatFailedIsNotPassedOver() {
        try (var database = TestDatabase.create()) {
            Database.open(database.settings(), new SimpleMeterRegistry()).close();
            database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            Database.open(database.settings(), new SimpleMeterRegistry()).close();
            assertThat(database.queryOne("SELECT count(*) FROM account")).isEqualTo("0");
            database.execute(
                    "UPDATE flyway_schema_history SET success = false WHERE version = '" + Schema.NEWEST + "'");
            assertThatThrownBy(() -> Database.open(database.settings(), new SimpleMeterRegistry()))
                    .hasMessageContaining("failed");
        }
    }
}
