package app.nowatch.firmware;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An image as it is stored; its bytes are a blob.
 *
 * @param sha256 of the bytes, in lower-case hex
 * @param minVersion the oldest version that may take it
 * @param haltReason why the server has paused it
 * @param attempt how often it has become active; reports of the last time count for pausing it
 */
record Image(
        UUID id,
        String hardware,
        SemVer version,
        Channel channel,
        long sizeBytes,
        String sha256,
        Optional<Signed> signed,
        String releaseNotes,
        boolean mandatory,
        Optional<SemVer> minVersion,
        Status status,
        int rolloutPercent,
        Optional<String> haltReason,
        int attempt,
        Instant created,
        Instant updated) {
    private static final String FOLDER = "firmware/";
    private static final Pattern HARDWARE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    Image {
        if (!isHardware(hardware)) {
            throw new IllegalArgumentException("not the name of a hardware");
        }
        if (rolloutPercent < 0 || rolloutPercent > 100) {
            throw new IllegalArgumentException("rolloutPercent must be 0 to 100");
        }
    }

    static boolean isHardware(String text) {
        return HARDWARE.matcher(text).matches();
    }

    /** Where the bytes of all images are. */
    static String folder() {
        return FOLDER;
    }

    static String key(UUID id) {
        return FOLDER + id;
    }

    /** Whether one of the keys has signed what is stored of it. */
    boolean isSignedBy(PublicKeys keys) {
        return signed.map(by -> keys.verify(statement(by.at()), by.bytes())).orElse(false);
    }

    private FirmwareStatement statement(Instant signedAt) {
        var least = minVersion.map(SemVer::text).orElse("");
        return new FirmwareStatement(hardware, version.text(), sha256, sizeBytes, least, signedAt);
    }
}
