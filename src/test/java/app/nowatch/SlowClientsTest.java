package app.nowatch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Clients that trickle, on a server with hardly any patience; idle connections would end after a minute only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowClientsTest {
    private static final int RATE = 1_000_000;

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start(Map.of(
                "http.patience", "1s",
                "http.min-request-rate", Integer.toString(RATE),
                "http.min-response-rate", Integer.toString(RATE)));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Socket connect() throws IOException {
        var socket = new Socket();
        // What waits in the sockets is taken, as far as the server can tell.
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.server().port()));
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private static void awaitAtMostHalfOfIdle(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
    }

    private void isRefusedWhileItTrickles(String head) throws IOException {
        try (var socket = connect()) {
            write(socket, head + "\r\n\r\n");
            awaitAtMostHalfOfIdle(() -> {
                write(socket, "{");
                return socket.getInputStream().available() > 0;
            });
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 408")
                    .containsIgnoringCase("x-request-id: ")
                    .contains("\"message\":[\"the body comes too slowly\"]", "\"statusCode\":408");
        }
    }

    @Test
    void aBodyThatTricklesIsRefused() throws IOException {
        isRefusedWhileItTrickles("POST /nowatch/v2/auth/login HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: 1000000");
    }

    @Test
    void anUploadThatTricklesIsRefused() throws IOException {
        var person = People.register(server.client());
        isRefusedWhileItTrickles(
                "POST /nowatch/v1/measurement/upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + person.token()
                        + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000");
    }

    @Test
    void whoTakesAnAnswerTooSlowlyIsCutOff() throws IOException {
        try (var socket = connect()) {
            write(socket, "GET /docs/reference.js HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            awaitAtMostHalfOfIdle(() -> {
                try {
                    write(socket, "?");
                    return false;
                } catch (IOException e) {
                    return true;
                }
            });
        }
        server.client().get("/health/live").expect(200);
    }

    @Test
    void whoKeepsUpNoticesNothing() {
        var reply = server.client().get("/docs/reference.js", "Accept-Encoding", "identity");
        assertThat(reply.expect(200).bytes().length).isGreaterThan(RATE);
    }
}
