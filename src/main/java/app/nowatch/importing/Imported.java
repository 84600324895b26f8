package app.nowatch.importing;

import java.time.Instant;
import java.util.List;

/**
 * What has become of an export.
 *
 * @param skipped what is in the zip and was not taken over
 */
public record Imported(List<Taken> imported, List<Skipped> skipped, Instant created) {
    public Imported {
        imported = List.copyOf(imported);
        skipped = List.copyOf(skipped);
    }

    /** So many seconds of a series with a value, or records of anything else. */
    public record Taken(String type, long rows) {}

    /**
     * Files that were left.
     *
     * @param userId whose they are, in the zip
     * @param files how many of this type
     */
    public record Skipped(String userId, String type, int files, String reason) {}
}
