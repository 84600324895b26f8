package app.nowatch.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.OvertakenRead;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The owner changes something while a viewer reads many days. */
class OvertakenReadTest {
    private static final int DAYS = 40;

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

    private OvertakenRead readOvertakenBy(Runnable event) throws IOException {
        var path = "/v1/measurement?type=HEART_RATE&sort=ASC&start_day=2024-01-01&end_day=2024-06-30";
        return OvertakenRead.of(path, viewer, owner, event);
    }

    private static int days(OvertakenRead answer) {
        return answer.body().split("\"count\":86400", -1).length - 1;
    }

    @Test
    void aReadOvertakenByTheEndBreaksOff() throws IOException {
        var answer = readOvertakenBy(() -> owner.stopSharingWith(viewer).expect(200));
        assertThat(answer.head()).startsWith("HTTP/1.1 200").containsIgnoringCase("chunked");
        assertThat(answer.whole()).isFalse();
        assertThat(answer.body().contains("statusCode")).isFalse();
        assertThat(days(answer)).isPositive().isLessThan(DAYS);
    }

    @Test
    void aReadOvertakenByADeletionEndsWithoutThoseDays() throws IOException {
        var answer = readOvertakenBy(() -> owner.client()
                .delete("/v1/measurement?type=HEART_RATE&start_day=2024-01-01&end_day=2024-06-30")
                .expect(200));
        assertThat(answer.whole() && answer.body().endsWith("]")).isTrue();
        assertThat(days(answer)).isPositive().isLessThan(DAYS);
        viewer.readOf(owner).expect(200).lacks("86400");
    }

    @Test
    void aReadThatNothingOvertakesHasEveryDay() throws IOException {
        var answer = readOvertakenBy(() -> {});
        assertThat(answer.whole() && answer.body().endsWith("]")).isTrue();
        assertThat(days(answer)).isEqualTo(DAYS);
    }
}
