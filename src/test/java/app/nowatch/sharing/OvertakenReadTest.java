package app.nowatch.sharing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A viewer reads more than any buffer on the way holds, and stops reading: when the owner changes something then, the server
 * has not asked for the later days yet.
 */
class OvertakenReadTest {
    private static final int DAYS = 40;
    private static final int BUFFER = 64 * 1024;
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private TestServer server;
    private Someone owner;
    private Someone viewer;

    @BeforeEach
    void start() {
        server = TestServer.start();
        owner = Someone.insert(server);
        viewer = Someone.insert(server);
        owner.shareWith(viewer);
        owner.upload(IntStream.range(0, 86_400)
                .mapToObj(second -> 1_717_200_000L + second + "," + (60 + second % 50) + ",4\n")
                .collect(Collectors.joining()));
        server.database().execute("""
                INSERT INTO series_part (user_id, type, day, part, rows, first_second, last_second, codec, data)
                SELECT user_id, type, day - n, part, rows, first_second, last_second, codec, data
                FROM series_part, generate_series(1, %1$d) AS n;
                INSERT INTO series_day (user_id, type, day, revision, rows, hash, parts, created, updated)
                SELECT user_id, type, day - n, revision, rows, hash, parts, created, updated
                FROM series_day, generate_series(1, %1$d) AS n
                """.formatted(DAYS - 1));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** All that is answered when something happens after the first byte. */
    private String readOvertakenBy(Runnable event) throws IOException {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(BUFFER);
            socket.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
            int port = URI.create(server.client().address()).getPort();
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream().write("""
                    GET /nowatch/v1/measurement?type=HEART_RATE&sort=ASC&start_day=2024-01-01&end_day=2024-06-30 HTTP/1.1
                    Host: localhost
                    Authorization: Bearer %s
                    shared-user: %s

                    """.formatted(viewer.client().token(), owner.id())
                    .replace("\n", "\r\n")
                    .getBytes(US_ASCII));
            var answer = new ByteArrayOutputStream();
            answer.write(socket.getInputStream().read());
            event.run();
            return readToTheEnd(socket, answer);
        }
    }

    private static String readToTheEnd(Socket socket, ByteArrayOutputStream answer) throws IOException {
        var bytes = new byte[BUFFER];
        var tail = "";
        while (!tail.endsWith(LAST_CHUNK)) {
            int read = socket.getInputStream().read(bytes);
            if (read < 0) {
                break;
            }
            answer.write(bytes, 0, read);
            var seen = tail + new String(bytes, 0, read, US_ASCII);
            tail = seen.substring(Math.max(0, seen.length() - LAST_CHUNK.length()));
        }
        return answer.toString(US_ASCII);
    }

    private static int days(String answer) {
        return answer.split("\"count\":86400", -1).length - 1;
    }

    @Test
    void aReadOvertakenByTheEndBreaksOff() throws IOException {
        var answer = readOvertakenBy(() -> owner.stopSharingWith(viewer).expect(200));
        assertThat(answer.substring(0, 1_000)).startsWith("HTTP/1.1 200").containsIgnoringCase("chunked");
        assertThat(answer.endsWith(LAST_CHUNK)).as("has a last chunk").isFalse();
        assertThat(answer.contains("statusCode")).isFalse();
        assertThat(days(answer)).isPositive().isLessThan(DAYS);
    }

    @Test
    void aReadOvertakenByADeletionEndsWithoutThoseDays() throws IOException {
        var answer = readOvertakenBy(() -> owner.client()
                .delete("/v1/measurement?type=HEART_RATE&start_day=2024-01-01&end_day=2024-06-30")
                .expect(200));
        assertThat(answer.endsWith("]" + LAST_CHUNK)).as("ends").isTrue();
        assertThat(days(answer)).isPositive().isLessThan(DAYS);
        viewer.readOf(owner).expect(200).lacks("86400");
    }

    @Test
    void aReadThatNothingOvertakesHasEveryDay() throws IOException {
        var answer = readOvertakenBy(() -> {});
        assertThat(answer.endsWith("]" + LAST_CHUNK)).as("ends").isTrue();
        assertThat(days(answer)).isEqualTo(DAYS);
    }
}
