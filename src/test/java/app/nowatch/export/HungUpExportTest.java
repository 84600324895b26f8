package app.nowatch.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Clients that ask for years and take little of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HungUpExportTest {
    private static final int PLACES = 8;

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** Somebody in the middle of a download, who takes no more of it. */
    private Socket downloading() throws IOException {
        return downloading(Someone.insert(server));
    }

    private Socket downloading(Someone person) throws IOException {
        Days.ofHeartRate(server.database(), person, 200);
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.server().port()));
        socket.getOutputStream()
                .write(("GET /nowatch/v1/user/export?types=TIMELINE_TIME-SERIES_HEART-RATE&" + Exported.ALL_DAYS
                                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                + person.client().token() + "\r\n\r\n")
                        .getBytes(US_ASCII));
        assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII)).isEqualTo("HTTP/1.1 200");
        return socket;
    }

    /** All places are taken, and no connection to the database; when the clients hang up, the places are free again. */
    @Test
    void whoHangsUpFreesEverything() throws IOException {
        var hanging = new ArrayList<Socket>();
        for (int i = 0; i < PLACES; i++) {
            hanging.add(downloading());
        }
        var other = Someone.insert(server);
        var path = "/v1/user/export?types=ACCOUNT_PROFILE&" + Exported.JUNE;
        assertThat(other.client().get(path).expect(503).header("Retry-After")).isEqualTo("30");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(active()).isZero());
        for (var socket : hanging) {
            socket.close();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Thread.getAllStackTraces().entrySet().stream()
                        .filter(thread -> thread.getKey().getName().startsWith("export-"))
                        .noneMatch(thread ->
                                java.util.Arrays.toString(thread.getValue()).contains("ExportWriter.write")));
        var again = new ArrayList<Socket>();
        for (int i = 0; i < PLACES; i++) {
            again.add(downloading());
        }
        other.client().get(path).expect(503);
        for (var socket : again) {
            socket.close();
        }
    }

    @Test
    void onePersonHasOnePlace() throws IOException {
        var person = Someone.insert(server);
        try (var socket = downloading(person)) {
            assertThat(socket.isConnected()).isTrue();
            person.client()
                    .get("/v1/user/export?types=ACCOUNT_PROFILE&" + Exported.JUNE)
                    .expect(429);
        }
    }

    /** Half of somebody's data must not look like all of it, also to themselves. */
    @Test
    void whoDeletesTheAccountMeanwhileGetsNoWholeZip() throws IOException {
        var person = Someone.insert(server);
        try (var socket = downloading(person)) {
            person.client().delete("/v1/user").expect(200);
            socket.setSoTimeout(60_000);
            assertThat(new String(rest(socket), ISO_8859_1)).doesNotContain(ExportManifest.NAME);
        }
    }

    /** What comes until the server ends it, in whatever way. */
    private static byte[] rest(Socket socket) throws IOException {
        var bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        try {
            for (int length = socket.getInputStream().read(buffer);
                    length >= 0;
                    length = socket.getInputStream().read(buffer)) {
                bytes.write(buffer, 0, length);
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (SocketException e) {
            // Reset: broken off as well.
        }
        return bytes.toByteArray();
    }

    /** Connections of the pool that somebody holds. */
    private double active() {
        return server.client()
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("hikaricp_connections_active{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
