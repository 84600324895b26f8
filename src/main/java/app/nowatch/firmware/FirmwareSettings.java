package app.nowatch.firmware;

import app.nowatch.platform.config.DataSize;
import app.nowatch.platform.config.Setting;
import java.util.List;

/** How firmware is taken, trusted and halted. */
public record FirmwareSettings(
        @Setting(byDefault = "256MiB", says = "Largest firmware image")
        DataSize maxSize,

        @Setting(
                byDefault = "",
                says =
                        "Ed25519 public keys, as `nowatch firmware keygen` prints them, separated by commas: an image becomes"
                                + " active only with a signature by one of them; empty: signatures are not asked for")
        List<String> publicKey,

        @Setting(
                byDefault = "5",
                says =
                        "A firmware rollout pauses itself when more than this percentage of the people who reported since it"
                                + " became active had a failure, 0 to 100; 100: it never does")
        int failurePercent,

        @Setting(byDefault = "20", says = "How many people must have reported before that, 1 or more")
        int failurePeople,

        @Setting(
                byDefault = "400",
                says =
                        "How many downloads of firmware this server answers at once, 1 or more; further ones are answered 503")
        int parallelDownloads,

        @Setting(
                byDefault = "4",
                says = "How many of them may be of one account, 1 or more; further ones are answered 429")
        int parallelPerPerson) {

    public FirmwareSettings {
        if (maxSize.bytes() < 1) {
            throw new IllegalArgumentException("max-size must be at least 1 byte");
        }
        if (failurePercent < 0 || failurePercent > 100) {
            throw new IllegalArgumentException("failure-percent must be 0 to 100");
        }
        if (failurePeople < 1) {
            throw new IllegalArgumentException("failure-people must be at least 1");
        }
        if (parallelDownloads < 1) {
            throw new IllegalArgumentException("parallel-downloads must be at least 1");
        }
        if (parallelPerPerson < 1) {
            throw new IllegalArgumentException("parallel-per-person must be at least 1");
        }
        publicKey = List.copyOf(publicKey);
        parse(publicKey);
    }

    private static PublicKeys parse(List<String> keys) {
        try {
            return PublicKeys.parse(keys);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("public-key: " + e.getMessage(), e);
        }
    }

    /** Those whose signature makes an image trusted. */
    PublicKeys keys() {
        return parse(publicKey);
    }
}
