package app.nowatch.bench;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies of 1,000 check-ins each, all different from all others: equal ones would not be written again. Safe for use by threads. */
final class Checkins {
    static final int COUNT = 1_000;
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final int MINUTES_APART = 90;
    private static final String CALL = "CALL";

    private final AtomicInteger calls = new AtomicInteger();
    private final String form =
            IntStream.range(0, COUNT).mapToObj(Checkins::item).collect(Collectors.joining(",", "[", "]"));

    private static String item(int number) {
        return """
                {"datetime":"%s","origin":"CROWN_PRESS","reactivity":"CALM","valence":"POSITIVE","related_feelings":["HAPPY",\
                "MOTIVATED"],"context":["WORKING","MEETING"],"note":"check-in %d of call %s"}\
                """.formatted(FIRST.plusSeconds(60L * MINUTES_APART * number), number, CALL);
    }

    /** The next body. */
    String next() {
        return form.replace(CALL, Integer.toString(calls.incrementAndGet()));
    }
}
