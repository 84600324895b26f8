package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whatever is wrong, the answer is the error object, with a request id. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorsTest {
    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start(
                Map.of("http.cors-origins", "https://app.example.org", "http.base-path", "/nowatch,/api"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void unknownPath() {
        server.client()
                .sendUnchecked("GET", "/v1/nothing", new byte[0], "")
                .expect(404)
                .contains("/nowatch/v1/nothing");
    }

    @Test
    void healthNeedsNoToken() {
        server.client().get("/health/live").expect(200).contains("UP");
        server.client().get("/health/ready").expect(200).contains("UP");
        server.client().get("/metrics").expect(200).contains("hikaricp_connections");
    }

    @Test
    void ownRequestIdIsKeptAndAStrangeOneIsNot() {
        assertThat(server.client()
                        .get("/health/live", "X-Request-Id", "from-the-proxy-1")
                        .header("X-Request-Id"))
                .isEqualTo("from-the-proxy-1");
        assertThat(server.client()
                        .get("/health/live", "X-Request-Id", "no spaces, please")
                        .header("X-Request-Id"))
                .doesNotContain(" ");
    }

    @Test
    void corsAnswersOnlyListedOrigins() {
        var listed = server.client().get("/health/live", "Origin", "https://app.example.org");
        assertThat(listed.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example.org");
    }

    @Test
    void requestThatIsNoHttpGetsJsonToo() throws IOException {
        var port = server.server().port();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 4")
                    .contains("\"statusCode\":4")
                    .doesNotContain("<html");
        }
    }
}
