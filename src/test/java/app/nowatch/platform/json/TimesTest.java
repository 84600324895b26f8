package app.nowatch.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "2024-01-01T12:00:00.000Z, 2024-01-01T12:00:00.000Z",
        "2024-01-01T12:00:00Z, 2024-01-01T12:00:00.000Z",
        "2024-01-01T12:00Z, 2024-01-01T12:00:00.000Z",
        "2024-01-01t12:00:00z, 2024-01-01T12:00:00.000Z",
        "2024-01-01T12:00:00, 2024-01-01T12:00:00.000Z",
        "2024-01-01T12:00:00.123456789Z, 2024-01-01T12:00:00.123Z",
        "2024-01-01T12:00:00.9Z, 2024-01-01T12:00:00.900Z",
        "2024-01-01T12:00:00+02:00, 2024-01-01T10:00:00.000Z",
        "2024-01-01T12:00:00+0530, 2024-01-01T06:30:00.000Z",
        "2024-01-01T12:00:00-03, 2024-01-01T15:00:00.000Z",
        "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
        "0001-01-01, 0001-01-01T00:00:00.000Z",
        "2024-02-29, 2024-02-29T00:00:00.000Z",
    })
    void readsEveryIsoFormAndWritesMillisecondsInUtc(String sent, String written) {
        assertThat(Times.parse(sent).map(Times::format)).contains(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2024-01-01T",
                "2024-01-01 12:00:00",
                "2024-13-01T00:00:00Z",
                "2023-02-29T00:00:00Z",
                "2023-02-29",
                "2024-1-1",
                "2024-01-01T24:00:00Z",
                "2024-01-01T12:00:60Z",
                "2024-01-01T12:00:00.1234567890Z",
                "2024-01-01T12:00:00+19:00",
                "+12345-01-01T00:00:00Z",
                "0000-12-31T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "0000-12-31",
                "9999-12-31T23:59:59-01:00",
                "0001-01-01T00:00:00+01:00",
                "1704110400000",
                "2024-01-01T12:00:00.000000000Z and then some more",
            })
    void refusesEverythingElse(String sent) {
        assertThat(Times.parse(sent)).isEmpty();
        assertThat(Times.parseEnd(sent)).isEmpty();
    }

    @Test
    void aDayAsAnEndIsItsLastMillisecondAndAMomentStaysItself() {
        assertThat(Times.parseEnd("2024-01-01")).contains(Instant.parse("2024-01-01T23:59:59.999Z"));
        assertThat(Times.parseEnd("9999-12-31")).contains(Instant.parse("9999-12-31T23:59:59.999Z"));
        assertThat(Times.parseEnd("2024-01-01T12:00:00Z")).contains(Instant.parse("2024-01-01T12:00:00Z"));
    }

    @Test
    void daysAreDaysOnly() {
        assertThat(Times.parseDay("2024-02-29")).contains(LocalDate.of(2024, 2, 29));
        assertThat(Times.parseDay("2024-02-30")).isEmpty();
        assertThat(Times.parseDay("2024-02-29T00:00:00Z")).isEmpty();
        assertThat(Times.parseDay("0000-02-29")).isEmpty();
    }
}
