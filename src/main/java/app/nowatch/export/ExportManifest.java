package app.nowatch.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last file of an export, which says what is in the others: whoever finds it has a whole export.
 *
 * @param userId who asked for it
 * @param users whose data it holds
 * @param methods by which each daily figure was worked out
 */
record ExportManifest(
        String apiVersion,
        String program,
        Instant created,
        String startDay,
        String endDay,
        String format,
        String userId,
        List<String> users,
        List<String> types,
        List<File> files,
        Map<String, String> methods) {
    static final String NAME = "manifest.json";

    ExportManifest {
        users = List.copyOf(users);
        types = List.copyOf(types);
        files = List.copyOf(files);
    }

    /**
     * A file of the zip.
     *
     * @param rows records, or lines below the header
     * @param bytes unpacked
     * @param sha256 of these bytes, in hex
     * @param from the time of the first record; null without any, or where they have none
     * @param to the time of the last
     */
    record File(
            String path,
            String type,
            String userId,
            long rows,
            long bytes,
            String sha256,
            @Nullable Instant from,
            @Nullable Instant to) {}
}
