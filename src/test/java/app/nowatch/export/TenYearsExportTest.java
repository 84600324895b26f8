package app.nowatch.export;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.People;
import app.nowatch.ServerProcess;
import app.nowatch.Someone;
import app.nowatch.TemporaryFolders;
import app.nowatch.TestDatabase;
import app.nowatch.platform.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten years of heart rate, every second, out of a process with the default heap: five gigabytes of rows in one file of a zip. */
@Tag("slow")
class TenYearsExportTest {
    private static final int DAYS = 3_652;
    private static final String QUERY = Exported.ALL_DAYS + "&types=TIMELINE_TIME-SERIES_HEART-RATE";

    @Test
    void tenYearsComeWholeOutOfTheDefaultHeap() throws Exception {
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
            assertThat(count(person, "/v1/user/export?" + QUERY)).isEqualTo((long) DAYS * Days.SECONDS);

            var job = Exported.create(person, QUERY);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(20))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> !Exported.status(person, job).equals("IN_PROGRESS"));
            assertThat(Exported.status(person, job)).isEqualTo("COMPLETED");
            assertThat(count(person, "/v1/user/export/" + job + "/result")).isEqualTo((long) DAYS * Days.SECONDS);
            assertDirectoryIsWhole(data.resolve("blobs/exports/" + job));
        }
    }

    /** Sizes beyond 32 bits stand in the directory, which a reader of the stream passes over. */
    private static void assertDirectoryIsWhole(Path zip) throws IOException {
        try (var file = new ZipFile(zip.toFile())) {
            assertThat(file.stream().map(ZipEntry::getSize).filter(size -> size > 1L << 32))
                    .hasSize(1);
            assertThat(file.getEntry(ExportManifest.NAME)).isNotNull();
        }
    }

    /** Rows of the series, counted while they come; the manifest at the end must say the same. */
    private static long count(Someone person, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(person.client().address() + "/nowatch" + path))
                .header("Authorization", "Bearer " + person.client().token())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            try (var zip = new ZipInputStream(response.body())) {
                long lines = 0;
                long bytes = 0;
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (entry.getName().endsWith(".csv")) {
                        byte[] buffer = new byte[1 << 16];
                        for (int length = zip.read(buffer); length >= 0; length = zip.read(buffer)) {
                            bytes += length;
                            for (int i = 0; i < length; i++) {
                                lines += buffer[i] == '\n' ? 1 : 0;
                            }
                        }
                    } else if (entry.getName().equals(ExportManifest.NAME)) {
                        var file = Json.read(zip.readAllBytes()).get("files").get(0);
                        assertThat(file.get("rows").longValue()).isEqualTo(lines - 1);
                        assertThat(file.get("bytes").longValue())
                                .isEqualTo(bytes)
                                .isGreaterThan(1L << 32);
                        return lines - 1;
                    }
                }
            }
        }
        throw new AssertionError("the zip has no manifest");
    }
}
