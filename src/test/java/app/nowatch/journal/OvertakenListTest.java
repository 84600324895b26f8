package app.nowatch.journal;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.OvertakenRead;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import app.nowatch.account.UserId;
import app.nowatch.platform.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The owner changes something while a viewer reads a list of many pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OvertakenListTest {
    private static final int ENTRIES = 300;
    private static final Pattern NAMED = Pattern.compile("\"name\":\"(\\d+)\"");

    private TestServer server;
    private Someone owner;
    private Someone viewer;

    /** Many with long notes, an hour after each other; their names are their numbers. */
    @BeforeAll
    void start() {
        server = TestServer.start();
        owner = Someone.insert(server);
        server.database()
                .execute("""
                INSERT INTO session (id, user_id, starts, ends, until, type, name, note, inputs, origin, tool, fingerprint,
                                     revision, created, updated)
                SELECT gen_random_uuid(), '%s', starts, ends, ends, 1, n, repeat('\ud83c\udf43', 10000), '[]', 0, '',
                       gen_random_uuid(), 1, now(), now()
                FROM generate_series(0, %d) AS n,
                     LATERAL (SELECT timestamptz '%s' + n * interval '1 hour' AS starts) AS a,
                     LATERAL (SELECT starts + interval '30 minutes' AS ends) AS b
                """.formatted(UserId.parse(owner.id()).orElseThrow(), ENTRIES - 1, JournalKind.START));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void share() {
        viewer = Someone.insert(server);
        owner.shareWith(viewer);
    }

    private OvertakenRead readOvertakenBy(Runnable event) throws IOException {
        return OvertakenRead.of("/v1/session?start_date=2024-01-01&end_date=2024-12-31", viewer, owner, event);
    }

    private static List<Integer> entries(OvertakenRead answer) {
        return NAMED.matcher(answer.body())
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();
    }

    private static List<Integer> numbers(int from, int end) {
        return IntStream.range(from, end).boxed().toList();
    }

    @Test
    void aListOvertakenByTheEndBreaksOff() throws IOException {
        var answer = readOvertakenBy(() -> owner.stopSharingWith(viewer).expect(200));
        assertThat(answer.head()).startsWith("HTTP/1.1 200").containsIgnoringCase("chunked");
        assertThat(answer.whole()).isFalse();
        assertThat(answer.body().contains("statusCode")).isFalse();
        var entries = entries(answer);
        assertThat(entries).isEqualTo(numbers(0, entries.size())).hasSizeBetween(1, ENTRIES - 1);
    }

    @Test
    void aListOvertakenByALaterStartGoesOnFromThere() throws IOException {
        int first = ENTRIES - 10;
        var since = JournalKind.SESSION.time(first);
        var answer = readOvertakenBy(
                () -> owner.send("POST", "/v1/sharing/shared-since", """
                {"email":"%s","shareSince":"%s"}""".formatted(viewer.email(), since))
                        .expect(201));
        assertThat(answer.whole() && answer.body().endsWith("]")).isTrue();
        var entries = entries(answer);
        int sent = entries.size() - 10;
        assertThat(sent).isBetween(1, first - 1);
        assertThat(entries.subList(0, sent)).isEqualTo(numbers(0, sent));
        assertThat(entries.subList(sent, entries.size())).isEqualTo(numbers(first, ENTRIES));
    }

    @Test
    void aListThatNothingOvertakesIsWhole() throws IOException {
        var answer = readOvertakenBy(() -> {});
        assertThat(answer.whole()).isTrue();
        assertThat(Json.read(answer.body()).size()).isEqualTo(ENTRIES);
        assertThat(entries(answer)).isEqualTo(numbers(0, ENTRIES));
    }
}
