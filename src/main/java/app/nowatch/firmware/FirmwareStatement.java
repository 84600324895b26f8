package app.nowatch.firmware;

import app.nowatch.platform.json.Times;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a signature says of an image: all that a watch decides by, so that nothing of it can be mixed with another image's.
 *
 * @param sha256 of the image, 64 lower-case hex digits
 * @param minVersion the oldest version that may take it; empty when any may
 * @param signedAt counts to the millisecond
 */
public record FirmwareStatement(
        String hardware, String version, String sha256, long sizeBytes, String minVersion, Instant signedAt) {
    private static final String FORM = "nowatch-firmware-v1";

    public FirmwareStatement {
        if (Stream.of(hardware, version, minVersion).anyMatch(FirmwareStatement::hasLineBreak)) {
            throw new IllegalArgumentException("hardware, version and minVersion are one line each");
        }
        if (hardware.isEmpty() || version.isEmpty()) {
            throw new IllegalArgumentException("hardware and version must not be empty");
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 must be 64 lower-case hex digits");
        }
        if (sizeBytes < 1) {
            throw new IllegalArgumentException("sizeBytes must be at least 1");
        }
    }

    private static boolean hasLineBreak(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }

    /** The bytes that are signed: UTF-8, a line for the form and one for each field in order, each ended by LF. */
    public byte[] bytes() {
        var lines =
                List.of(FORM, hardware, version, sha256, Long.toString(sizeBytes), minVersion, Times.format(signedAt));
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
