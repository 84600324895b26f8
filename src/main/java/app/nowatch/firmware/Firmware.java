package app.nowatch.firmware;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An image as people see it: all that a watch needs to check it by itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Firmware(
        UUID id,
        String version,
        String hardware,
        Channel channel,
        long sizeBytes,
        String sha256,
        @Nullable String signature,
        @Nullable Instant signedAt,
        String releaseNotes,
        boolean mandatory,
        @Nullable String minVersion,
        Instant created,
        Instant lastUpdated) {
    static Firmware of(Image image) {
        return new Firmware(
                image.id(),
                image.version().text(),
                image.hardware(),
                image.channel(),
                image.sizeBytes(),
                image.sha256(),
                image.signed().map(Signed::signature).orElse(null),
                image.signed().map(Signed::at).orElse(null),
                image.releaseNotes(),
                image.mandatory(),
                image.minVersion().map(SemVer::text).orElse(null),
                image.created(),
                image.updated());
    }

    /** The same with how its rollout goes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ForAdmin(
            @JsonUnwrapped Firmware firmware,
            Status status,
            int rolloutPercent,
            long installs,
            long failures,
            @Nullable String haltReason) {
        static ForAdmin of(FirmwareStore.Reported reported) {
            var image = reported.image();
            return new ForAdmin(
                    Firmware.of(image),
                    image.status(),
                    image.rolloutPercent(),
                    reported.installs(),
                    reported.failures(),
                    image.haltReason().orElse(null));
        }
    }
}
