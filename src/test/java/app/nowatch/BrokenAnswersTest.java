package app.nowatch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Router;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Answers that cannot be finished, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenAnswersTest {
    private static final int BUFFERED = 8_192;
    private static final int SENT = 100_000;

    private final Logger logger = (Logger) LoggerFactory.getLogger("app.nowatch.platform.http.ProblemMapper");
    private final List<ILoggingEvent> logged = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event);
        }
    };
    private TestServer server;

    @BeforeAll
    void start() {
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(Level.DEBUG);
        server = TestServer.start(Map.of(), BrokenAnswersTest::addTo);
    }

    @AfterAll
    void stop() {
        server.close();
        logger.detachAppender(appender);
        logger.setLevel(null);
    }

    @BeforeEach
    void forget() {
        logged.clear();
    }

    private static void addTo(Router router) {
        router.get("/v1/nothing/error", Access.PUBLIC, context -> {
                    context.result("half an answer");
                    throw new StackOverflowError("a secret");
                })
                .get("/v1/nothing/begun/error", Access.PUBLIC, context -> {
                    write(context, BUFFERED);
                    throw new StackOverflowError("a secret");
                })
                .get("/v1/nothing/begun", Access.PUBLIC, context -> {
                    write(context, BUFFERED);
                    throw new IllegalStateException("a secret");
                })
                .get("/v1/nothing/sent/error", Access.PUBLIC, context -> {
                    write(context, SENT);
                    throw new StackOverflowError("a secret");
                })
                .get("/v1/nothing/sent", Access.PUBLIC, context -> {
                    write(context, SENT);
                    throw new IllegalStateException("a secret");
                })
                .get(
                        "/v1/nothing/endless",
                        Access.PUBLIC,
                        context -> Answer.array(context, Stream.generate(() -> "on and on")));
    }

    private static void write(Context context, int bytes) throws IOException {
        context.outputStream().write("x".repeat(bytes).getBytes(US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/nothing/error", "/v1/nothing/begun/error", "/v1/nothing/begun"})
    void whatIsNotSentYetIsReplacedByTheErrorObject(String path) {
        for (var encoding : List.of("identity", "gzip")) {
            forget();
            var reply = server.client().sendUnchecked("GET", path, new byte[0], "", "Accept-Encoding", encoding);

            reply.expect(500).contains("/nowatch" + path).lacks("secret", "half", "xxx", "StackOverflow");
            assertThat(reply.header("Content-Encoding")).isEmpty();
            assertThat(reply.header("Content-Type")).startsWith("application/json");
            assertThat(logged).singleElement().satisfies(event -> {
                assertThat(event.getLevel()).isEqualTo(Level.ERROR);
                assertThat(event.getThrowableProxy().getMessage()).isEqualTo("a secret");
                assertThat(event.getMDCPropertyMap()).containsEntry("request", reply.header("X-Request-Id"));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/nothing/sent/error", "/v1/nothing/sent"})
    void whatIsHalfSentIsBrokenOff(String path) throws IOException {
        try (var socket = ask(path)) {
            var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("transfer-encoding: chunked");
            assertThat(answer).as("without the last chunk").doesNotContain("\r\n0\r\n");
            assertThat(answer).doesNotContain("secret", "statusCode");
        }
        assertThat(logged).extracting(ILoggingEvent::getLevel).containsExactly(Level.ERROR);
    }

    @Test
    void aClientThatHangsUpIsNoErrorOfTheServer() throws IOException {
        try (var socket = ask("/v1/nothing/endless")) {
            assertThat(socket.getInputStream().read()).isPositive();
            // Closed so, the socket tells the server at once.
            socket.setSoLinger(true, 0);
        }

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(logged).singleElement().satisfies(event -> {
                    assertThat(event.getFormattedMessage()).contains("hung up");
                    assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
                    assertThat(event.getThrowableProxy()).isNull();
                }));
    }

    private Socket ask(String path) throws IOException {
        var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.server().port());
        socket.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
        socket.getOutputStream()
                .write(("GET /nowatch" + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII));
        return socket;
    }
}
