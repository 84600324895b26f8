package app.nowatch.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Fingerprints are stored. Where one of these tests finds another value, the form of a session has changed: everything that
 * phones repeat after the update would be taken for new, and stand there twice, unless the stored ones are made anew.
 */
class SessionFingerprintTest {
    private static final Instant START = Instant.parse("2024-06-01T10:00:00.123Z");

    @Test
    void anIntentionWithRatingsKeepsItsFingerprint() {
        var ratings = List.of(
                new SubjectiveInput(START, 1, 4, null, ""),
                new SubjectiveInput(START, 2, 6.5, 3, "light \ud83c\udf43"));
        var intention = new Session(START, null, Session.INTENTION, "Calm", "\u05d0 \"quoted\"\n", ratings, 0, "");
        assertThat(intention.fingerprint()).isEqualTo(UUID.fromString("966b485e-c3c9-92fb-9c69-1a2429eb4b5e"));
    }

    @Test
    void anActivityKeepsItsFingerprint() {
        var activity = new Session(START, START.plusSeconds(1_800), 122, "Walk", "", List.of(), 5, "app 2.4");
        assertThat(activity.fingerprint()).isEqualTo(UUID.fromString("abfc7313-d709-9e1c-79ff-0a4dddac3fd6"));
    }
}
