package app.nowatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20_261_123})
    void pausesDoubleUpToTheLongest(long seed) {
        var backoff = new Backoff(FIRST, LONGEST, new Random(seed));
        for (int failure = 0; failure < 40; failure++) {
            var whole = Math.min(LONGEST.toMillis(), 1_000L << Math.min(failure, 20));
            assertThat(backoff.afterFailure(Duration.ZERO).toMillis())
                    .as("failure %d with seed %d", failure, seed)
                    .isBetween(whole / 2, whole);
        }
        backoff.succeeded();
        assertThat(backoff.afterFailure(Duration.ZERO)).isLessThanOrEqualTo(FIRST);
    }

    @Test
    void whatTheOtherSideAsksForIsTheLeast() {
        var backoff = new Backoff(FIRST, LONGEST, new Random(1));
        assertThat(backoff.afterFailure(Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
    }
}
