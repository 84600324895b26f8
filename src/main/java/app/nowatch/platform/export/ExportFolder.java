package app.nowatch.platform.export;

import app.nowatch.platform.json.Json;
import java.io.IOException;
import java.io.OutputStream;

/** Where the files of one person go. */
public interface ExportFolder {
    /**
     * Adds a file.
     *
     * @param name with slashes for folders below this one
     */
    void add(String name, Content content) throws IOException;

    /** Adds a file that is one JSON object. */
    default void addJson(String name, Object value) throws IOException {
        add(name, out -> {
            out.write(Json.write(value));
            return ExportExtent.one();
        });
    }

    /** Writes what stands in a file. */
    @FunctionalInterface
    interface Content {
        /** Writes all of it, closes nothing, and tells what it was. */
        ExportExtent writeTo(OutputStream out) throws IOException;
    }
}
