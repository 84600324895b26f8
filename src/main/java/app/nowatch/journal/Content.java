package app.nowatch.journal;

import app.nowatch.platform.json.Json;
import app.nowatch.platform.security.Sha256;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/** All that a person said of one thing; a record, so that equal means equal in every field. */
public interface Content {
    /** When it begins: what lists are sorted by, and what decides who may see it. */
    Instant begins();

    /**
     * 128 bits that are the same for equal contents, and different for others. They are stored: where another form of a record
     * changes them, what a phone repeats is taken for new; a test holds the forms.
     */
    default UUID fingerprint() {
        var digest = ByteBuffer.wrap(Sha256.of(Json.write(this)));
        return new UUID(digest.getLong(), digest.getLong());
    }
}
