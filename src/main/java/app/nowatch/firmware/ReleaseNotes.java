package app.nowatch.firmware;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What may stand in release notes. */
final class ReleaseNotes {
    static final int MOST_BYTES = 64 * 1024;

    private ReleaseNotes() {}

    /** What is wrong with them; reads on from their name. */
    static Optional<String> violation(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("must be at most " + MOST_BYTES + " bytes");
        }
        return text.indexOf(0) >= 0 ? Optional.of("must not hold the character zero") : Optional.empty();
    }
}
