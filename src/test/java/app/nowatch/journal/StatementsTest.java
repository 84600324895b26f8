package app.nowatch.journal;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.ExecutedStatements;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many statements a write takes. */
class StatementsTest {
    private static final int ITEMS = 1_000;

    @Test
    void aThousandItemsTakeThreeStatements() {
        try (var server = TestServer.start()) {
            var person = Someone.insert(server);
            var statements = ExecutedStatements.of(server.database());
            var calls = new AtomicInteger();
            int token = statements
                    .during(() -> person.client().get("/v1/user").expect(200))
                    .size();
            for (var kind : new String[] {"checkin", "session"}) {
                var executed = statements.during(
                        () -> post(person, "/v1/" + kind, kind.equals("checkin") ? checkins(calls) : sessions(calls)));
                assertThat(executed).hasSizeLessThanOrEqualTo(token + 3);
            }
            int tries = calls.get();
            assertThat(server.database()
                            .queryOne("SELECT (SELECT count(*) FROM checkin) + (SELECT count(*) FROM session)"))
                    .isEqualTo(Integer.toString(tries * ITEMS));
        }
    }

    /** Holding a thousand items against the contract would take most of the time. */
    private static void post(Someone person, String path, String items) {
        person.client()
                .sendUnchecked("POST", path, items.getBytes(StandardCharsets.UTF_8), "application/json")
                .expect(201);
    }

    private static String items(AtomicInteger calls, String item) {
        int call = calls.incrementAndGet();
        return IntStream.range(0, ITEMS)
                .mapToObj(number -> item.formatted(call % 60, number % 1000))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String checkins(AtomicInteger calls) {
        return items(calls, """
                {"datetime":"2024-06-01T12:00:%02d.%03dZ","origin":"APP","reactivity":"CALM","valence":"NEUTRAL",
                "related_feelings":["HAPPY"],"context":["WORKING"]}""");
    }

    private static String sessions(AtomicInteger calls) {
        return items(calls, """
                {"start_datetime":"2024-06-01T12:00:%02d.%03dZ","type":1,"info":{}}""");
    }
}
