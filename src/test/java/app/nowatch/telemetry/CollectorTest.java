package app.nowatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.SettableClock;
import app.nowatch.telemetry.Collector.Outcome;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectorTest {
    private static final byte[] BODY = Gzip.of(new byte[] {10, 0});

    private final SettableClock clock = new SettableClock();
    private final FakeCollector fake = new FakeCollector();
    private final Collector collector = to(fake, Duration.ofSeconds(30));

    private Collector to(FakeCollector other, Duration patience) {
        return new Collector(other.address() + "/otlp/", List.of("X=y"), patience, clock);
    }

    @AfterEach
    void close() {
        collector.close();
        fake.close();
    }

    @ParameterizedTest
    @CsvSource({
        "200,Taken",
        "202,Taken",
        "302,NotNow",
        "400,Refused",
        "401,NotNow",
        "404,NotNow",
        "413,Refused",
        "415,Refused",
        "422,Refused",
        "500,NotNow",
        "429,NotNow",
        "502,NotNow",
        "503,NotNow",
        "504,NotNow"
    })
    void anAnswerTellsWhetherToSendItAgain(int status, String outcome) throws InterruptedException {
        fake.answer(status, "");
        assertThat(collector.send(Signal.METRIC, BODY).getClass().getSimpleName())
                .isEqualTo(outcome);
        assertThat(fake.received().getFirst().path()).isEqualTo("/otlp/v1/metrics");
        assertThat(fake.received().getFirst().body().toByteArray()).containsExactly(10, 0);
    }

    @ParameterizedTest
    @CsvSource({"7,7", "'',0", "soon,0", "-1,0", "3601,3600", "99999999999,3600"})
    void theOtherSideMayAskForAPause(String retryAfter, long seconds) throws InterruptedException {
        fake.answer(503, retryAfter);
        assertThat(collector.send(Signal.LOG, BODY))
                .isEqualTo(new Outcome.NotNow("status 503", Duration.ofSeconds(seconds)));
    }

    @Test
    void thePauseMayEndAtADate() throws InterruptedException {
        var date = clock.instant().plus(Duration.ofMinutes(50)).atZone(ZoneOffset.UTC);
        fake.answer(429, DateTimeFormatter.RFC_1123_DATE_TIME.format(date));
        var outcome = (Outcome.NotNow) collector.send(Signal.LOG, BODY);
        assertThat(outcome.notBefore()).isBetween(Duration.ofMinutes(48), Duration.ofMinutes(50));
    }

    @Test
    void noDateIsLongerThanAnHourAhead() throws InterruptedException {
        fake.answer(503, "Fri, 31 Dec 9999 23:59:59 GMT");
        assertThat(collector.send(Signal.LOG, BODY)).isEqualTo(new Outcome.NotNow("status 503", Duration.ofHours(1)));
    }

    @Test
    void whoeverIsSilentOrNotThereIsGivenUp() throws InterruptedException {
        fake.stall();
        try (var hasty = to(fake, Duration.ofSeconds(1))) {
            assertThat(hasty.send(Signal.SPAN, BODY)).isInstanceOf(Outcome.NotNow.class);
        }
        fake.hangUp();
        assertThat(collector.send(Signal.SPAN, BODY)).isInstanceOf(Outcome.NotNow.class);
        fake.close();
        assertThat(collector.send(Signal.SPAN, BODY)).isInstanceOf(Outcome.NotNow.class);
    }
}
