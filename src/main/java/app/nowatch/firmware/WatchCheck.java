package app.nowatch.firmware;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a watch must check before it installs an image, whoever gave it: the reference for those who build one. In this order, for
 * nothing of the metadata is believed before the signature holds, and no byte of the image counts before all else is right.
 *
 * @param keys of those who may sign, built into the watch
 * @param hardware what the watch is
 * @param current what it runs
 */
record WatchCheck(PublicKeys keys, String hardware, SemVer current) {
    /** An image signed longer ago than this may mean that newer ones are kept back. */
    static final Duration OLD = Duration.ofDays(180);

    /**
     * Why the watch must not install the image; empty when it may.
     *
     * @throws app.nowatch.platform.Problem.Invalid when the image cannot be read
     */
    Optional<String> refusal(FirmwareMetadata offered, Path image) {
        var statement = offered.statement();
        return signature(offered)
                .or(() -> hardware(statement))
                .or(() -> version(statement))
                .or(() -> bytes(statement, image));
    }

    private Optional<String> signature(FirmwareMetadata offered) {
        return unless(
                keys.verify(offered.statement(), offered.signed().bytes()),
                "the signature is not that of a trusted key over this metadata");
    }

    private Optional<String> hardware(FirmwareStatement statement) {
        return unless(
                hardware.equals(statement.hardware()),
                "it is for the hardware " + statement.hardware() + ", not for " + hardware);
    }

    private Optional<String> version(FirmwareStatement statement) {
        var version = SemVer.parse(statement.version());
        var least = SemVer.parse(statement.minVersion());
        if (version.isEmpty() || (least.isEmpty() && !statement.minVersion().isEmpty())) {
            return Optional.of("its versions are none after SemVer");
        }
        return unless(
                        version.get().isNewerThan(current),
                        version.get() + " is not newer than " + current + ", and a watch never goes back")
                .or(() -> unless(
                        least.isEmpty() || !least.get().isNewerThan(current),
                        "it needs " + statement.minVersion() + " or newer, and the watch runs " + current));
    }

    private static Optional<String> bytes(FirmwareStatement statement, Path image) {
        long expected = statement.sizeBytes();
        var found = ImageDigest.of(image, expected);
        return unless(
                        found.sizeBytes() == expected,
                        "the image has " + (found.sizeBytes() > expected ? "more" : "fewer") + " bytes than the "
                                + expected + " that were signed")
                .or(() -> unless(found.sha256().equals(statement.sha256()), "the image's bytes are not those signed"));
    }

    private static Optional<String> unless(boolean right, String reason) {
        return right ? Optional.empty() : Optional.of(reason);
    }

    /** What a watch should tell about an image although it may install it. */
    static Optional<String> warning(FirmwareStatement statement, Instant now) {
        var age = Duration.between(statement.signedAt(), now);
        if (age.compareTo(OLD) > 0) {
            return Optional.of("it was signed " + age.toDays()
                    + " days ago: either there is nothing newer, or somebody keeps newer firmware back");
        }
        return age.isNegative()
                ? Optional.of("it was signed in the future: this clock is wrong, or that of who signed")
                : Optional.empty();
    }
}
