package app.nowatch.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Fingerprints are stored. Where this test finds another value, the form of a check-in has changed: everything that phones
 * repeat after the update would be taken for new, and stand there twice, unless the stored ones are made anew.
 */
class CheckinFingerprintTest {
    @Test
    void aCheckinKeepsItsFingerprint() {
        var checkin = new Checkin(
                Instant.parse("2024-06-01T10:00:00.123Z"),
                Checkin.Origin.STRESS_VIBRATION,
                Checkin.Reactivity.VERY_CALM,
                Checkin.Valence.POSITIVE,
                List.of("HAPPY", "CALM"),
                List.of(),
                "light \ud83c\udf43");
        assertThat(checkin.fingerprint()).isEqualTo(UUID.fromString("9a058752-be23-1d42-1bca-b89461676409"));
    }
}
