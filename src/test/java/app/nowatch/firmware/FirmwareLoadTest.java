package app.nowatch.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.People;
import app.nowatch.ServerProcess;
import app.nowatch.TemporaryFolders;
import app.nowatch.TestClient;
import app.nowatch.platform.security.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two hundred downloads at once from a server with the heap that it has by default, however busy the machine is. */
class FirmwareLoadTest {
    private static final int DOWNLOADS = 200;
    private static final int SIZE = 16 << 20;
    private static final String EMAIL = "admin@example.org";

    @Test
    @Tag("slow")
    void twoHundredDownloadsOfSixteenMebibytes() throws Exception {
        var image = Desk.image(16, SIZE);
        var data = TemporaryFolders.create();
        try (var server = ServerProcess.start(
                data, "NOWATCH_DATABASE_WAIT_AT_MOST=2m", "NOWATCH_FIRMWARE_PARALLEL_PER_PERSON=" + DOWNLOADS)) {
            var person = People.register(server.client(), EMAIL);
            grant(data);
            var id = person.multipart(
                            Desk.PATH, Map.of("hardware", "watch-2", "version", "1.0.0", "channel", "STABLE"), image)
                    .expect(201)
                    .json()
                    .get("id")
                    .stringValue();
            assertThat(server.output()).contains("16 MiB received, 16777216 bytes of the request's 1677");
            person.send(
                            "PATCH",
                            Desk.PATH + "/" + id,
                            "{\"status\":\"ACTIVE\"}".getBytes(StandardCharsets.UTF_8),
                            "application/json")
                    .expect(200);
            downloadAtOnce(person, id, Sha256.of(image));
            person.get("/v1/user").expect(200);
            assertThat(server.output()).doesNotContain("OutOfMemoryError", "ERROR");
        }
    }

    private static void grant(Path data) throws IOException, InterruptedException {
        var process = new ProcessBuilder(ServerProcess.command(
                        java.util.List.of("-Xmx64m"), "admin", "grant", EMAIL, "--data", data.toString()))
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private static void downloadAtOnce(TestClient person, String id, byte[] sha256) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(person.address() + "/nowatch/v1/firmware/" + id + "/download"))
                .header("Authorization", "Bearer " + person.token())
                .build();
        var start = new CyclicBarrier(DOWNLOADS);
        try (var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var downloads = new ArrayList<Callable<byte[]>>();
            for (int i = 0; i < DOWNLOADS; i++) {
                downloads.add(() -> {
                    start.await();
                    return digest(client.send(request, HttpResponse.BodyHandlers.ofInputStream()));
                });
            }
            for (var done : threads.invokeAll(downloads)) {
                assertThat(done.get()).isEqualTo(sha256);
            }
        }
    }

    private static byte[] digest(HttpResponse<java.io.InputStream> response) throws Exception {
        assertThat(response.statusCode()).isEqualTo(200);
        try (var in = new DigestInputStream(response.body(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return in.getMessageDigest().digest();
        }
    }
}
