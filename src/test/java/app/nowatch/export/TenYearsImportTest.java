package app.nowatch.export;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.People;
import app.nowatch.ServerProcess;
import app.nowatch.Someone;
import app.nowatch.TemporaryFolders;
import app.nowatch.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten years of heart rate, every second, come back in a process with the default heap. */
@Tag("slow")
class TenYearsImportTest {
    private static final int DAYS = 3_652;

    @Test
    void tenYearsComeBackInTheDefaultHeap() throws Exception {
        var data = TemporaryFolders.create();
        try (var database = TestDatabase.create();
                var server = ServerProcess.start(
                        data,
                        "NOWATCH_DATABASE_URL=" + database.settings().url(),
                        "NOWATCH_DATABASE_USER=" + database.settings().user(),
                        "NOWATCH_DATABASE_PASSWORD=" + database.settings().password())) {
            var client = People.register(server.client(), "ten-years@example.org");
            var id = client.get("/v1/user").json().get("id").stringValue();
            var person = new Someone(client, "ten-years@example.org", id);
            Days.ofHeartRate(database, person, DAYS);
            var job = Exported.create(person, Exported.ALL_DAYS + "&types=TIMELINE_TIME-SERIES_HEART-RATE");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(20))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> !Exported.status(person, job).equals("IN_PROGRESS"));

            People.register(server.client(), "heir@example.org");
            take(database, data, data.resolve("blobs/exports/" + job));
            assertThat(database.query("""
                    SELECT count(*) || ' days, ' || sum(rows) || ' rows'
                    FROM series_day GROUP BY user_id"""))
                    .hasSize(2)
                    .allMatch(each -> each.startsWith(DAYS + " days, " + (long) DAYS * Days.SECONDS + " rows"));
        }
    }

    private static void take(TestDatabase database, Path data, Path zip) throws Exception {
        var builder = new ProcessBuilder(ServerProcess.command(
                        List.of("-Xmx256m"),
                        "import",
                        zip.toString(),
                        "--email",
                        "heir@example.org",
                        "--data",
                        data.toString()))
                .inheritIO();
        builder.environment().put("NOWATCH_DATABASE_URL", database.settings().url());
        builder.environment().put("NOWATCH_DATABASE_USER", database.settings().user());
        builder.environment()
                .put("NOWATCH_DATABASE_PASSWORD", database.settings().password());
        var process = builder.start();
        assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
