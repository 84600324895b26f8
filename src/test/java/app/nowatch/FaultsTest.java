package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What clients, disks and operators do to a server, in a process with the default heap. */
@Tag("slow")
class FaultsTest {
    private static final long START = 1_767_225_600L;
    private static final String CHECKIN = """
            [{"datetime":"2026-01-01T12:00:00Z","origin":"APP","reactivity":"CALM","valence":"NEUTRAL",
            "related_feelings":[],"context":[]}]""";

    private static byte[] seconds(int from, int count) {
        return Zips.csv(IntStream.range(from, from + count)
                .mapToObj(second -> (START + second) + ",70,4")
                .collect(Collectors.joining("\n", "datetime,value,quality_indicator\n", "\n")));
    }

    @Test
    void twoHundredSlowClientsKeepNobodyElseWaiting() throws IOException {
        try (var server = ServerProcess.start(TemporaryFolders.create())) {
            var person = People.register(server.client(), "slow@example.org");
            var slow = new ArrayList<Socket>();
            try {
                for (int i = 0; i < 200; i++) {
                    slow.add(beginUpload(person, 1_000_000));
                }
                person.upload("HEART_RATE", seconds(0, 300)).expect(201);
                person.get("/v1/user").expect(200);
                assertThat(SeriesReader.read(person, "HEART_RATE", "2026-01-01", "2026-01-01"))
                        .hasSize(300);
            } finally {
                for (var socket : slow) {
                    socket.close();
                }
            }
            person.upload("HEART_RATE", seconds(300, 300)).expect(201);
        }
    }

    private static String part(String name) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n";
    }

    /** Sends the head of an upload and a few bytes of a body that is said to be longer. */
    private static Socket beginUpload(TestClient person, int length) throws IOException {
        var address = URI.create(person.address());
        var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
        var head = "POST /nowatch/v1/measurement/upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + person.token()
                + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " + length
                + "\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.zip\"\r\n\r\nPK";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    @Test
    void aTermSignalLetsARunningUploadEnd() throws Exception {
        var data = TemporaryFolders.create();
        var server = ServerProcess.start(data);
        var person = People.register(server.client(), "drained@example.org");
        var zip = seconds(0, 600);
        var body = part("type") + "HEART_RATE\r\n" + part("file\"; filename=\"a.zip");
        var end = "\r\n--b--\r\n";
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(person.address()).getPort())) {
            var out = socket.getOutputStream();
            out.write(
                    ("POST /nowatch/v1/measurement/upload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                                    + person.token()
                                    + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
                                    + (body.length() + zip.length + end.length()) + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(zip, 0, 100);
            out.flush();
            // The server must have begun to read the body before it is asked to stop.
            person.get("/v1/user").expect(200);
            var stopping = CompletableFuture.supplyAsync(server::stop);
            out.write(zip, 100, zip.length - 100);
            out.write(end.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 201");
            stopping.get(60, TimeUnit.SECONDS);
        }
        try (var again = ServerProcess.start(data)) {
            var same = People.login(again.client(), "drained@example.org");
            assertThat(SeriesReader.read(same, "HEART_RATE", "2026-01-01", "2026-01-01"))
                    .hasSize(600);
        }
    }

    @Test
    void aFullDiskKeepsNothingHalfAndEverythingElse() throws Exception {
        var disk = TemporaryFolders.create();
        assumeTrue(mount(disk), "mounting a small disk needs the right to");
        try {
            fillAndFree(disk);
        } finally {
            new ProcessBuilder("umount", "-l", disk.toString()).start().waitFor();
        }
    }

    private static boolean mount(Path disk) throws Exception {
        return new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=400m,mode=0755", "tmpfs", disk.toString())
                        .redirectErrorStream(true)
                        .start()
                        .waitFor()
                == 0;
    }

    private static void fillAndFree(Path disk) throws IOException {
        try (var server = ServerProcess.start(disk.resolve("data"))) {
            var person = People.register(server.client(), "full@example.org");
            person.upload("HEART_RATE", seconds(0, 600)).expect(201);
            var ballast = disk.resolve("ballast");
            fill(ballast);
            var refused = person.upload("HEART_RATE", noise(900_000));
            refused.expect(503);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            person.post("/v1/checkin", CHECKIN).expect(503);
            person.get("/v1/user").expect(200);
            Files.delete(ballast);
            person.post("/v1/checkin", CHECKIN).expect(201);
            assertThat(SeriesReader.read(person, "HEART_RATE", "2026-01-01", "2026-01-20"))
                    .hasSize(600);
            person.upload("HEART_RATE", seconds(600, 600)).expect(201);
            assertThat(SeriesReader.read(person, "HEART_RATE", "2026-01-01", "2026-01-01"))
                    .hasSize(1_200);
        }
    }

    /** Rows that hardly compress, so that the upload needs room. */
    private static byte[] noise(int rows) {
        var random = new Random(7);
        return Zips.csv(IntStream.range(0, rows)
                .mapToObj(second -> (START + 86_400 + second) + "," + (20 + random.nextInt(240)) + ",4")
                .collect(Collectors.joining("\n")));
    }

    private static void fill(Path ballast) throws IOException {
        var block = new byte[1 << 16];
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("space");
        }
    }
}
