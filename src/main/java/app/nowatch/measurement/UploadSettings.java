package app.nowatch.measurement;

import app.nowatch.platform.config.DataSize;
import app.nowatch.platform.config.Setting;

/** How much an upload may be, and where it waits. */
public record UploadSettings(
        @Setting(byDefault = "32MiB", says = "Largest zip of an upload")
        DataSize zipLimit,

        @Setting(byDefault = "512MiB", says = "Most bytes that all entries of a zip may unpack to")
        DataSize unzippedLimit,

        @Setting(byDefault = "10000000", says = "Most data rows of an upload")
        long rowLimit,

        @Setting(
                byDefault = "128MiB",
                says = "Memory that all uploads share for rows that cannot be compressed yet, which is those of files"
                        + " that jump between days; when it is used up an upload answers 503")
        DataSize memory,

        @Setting(
                byDefault = "4",
                says =
                        "How many uploads of one account this server works on at once, 1 or more, though never on so many"
                                + " that they could hold all of database.pool-size; further ones are answered 429")
        int parallelPerPerson,

        @Setting(
                byDefault = "",
                says =
                        "Folder where uploads wait until they are parsed, emptied at start; empty: tmp in the data folder")
        String folder) {

    public UploadSettings {
        if (zipLimit.bytes() < 1 || unzippedLimit.bytes() < 1 || rowLimit < 1) {
            throw new IllegalArgumentException("zip-limit, unzipped-limit and row-limit must be at least 1");
        }
        if (parallelPerPerson < 1) {
            throw new IllegalArgumentException("parallel-per-person must be at least 1");
        }
        if (memory.bytes() < 8 << 20) {
            throw new IllegalArgumentException("memory must be at least 8MiB");
        }
    }

    /** The same, leaving at least one of so many connections, 2 or more, to everybody else. */
    public UploadSettings sharing(int connections) {
        return new UploadSettings(
                zipLimit, unzippedLimit, rowLimit, memory, Math.min(parallelPerPerson, connections - 1), folder);
    }
}
