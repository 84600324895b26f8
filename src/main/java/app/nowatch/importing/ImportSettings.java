package app.nowatch.importing;

import app.nowatch.platform.config.DataSize;
import app.nowatch.platform.config.Setting;

/** How much an import may be. */
public record ImportSettings(
        @Setting(byDefault = "2GiB", says = "Largest zip of an import")
        DataSize maxSize,

        @Setting(byDefault = "64GiB", says = "Most bytes that the files of such a zip may unpack to")
        DataSize unzippedLimit,

        @Setting(
                byDefault = "1",
                says = "How many imports this server works on at once, 1 or more; further ones are answered 503")
        int parallel) {
    public ImportSettings {
        if (maxSize.bytes() < 1 || unzippedLimit.bytes() < 1) {
            throw new IllegalArgumentException("max-size and unzipped-limit must be at least 1 byte");
        }
        if (parallel < 1) {
            throw new IllegalArgumentException("parallel must be at least 1");
        }
    }
}
