package app.nowatch.platform.export;

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

    /** Writes what stands in a file. */
    @FunctionalInterface
    interface Content {
        /** Writes all of it, closes nothing, and tells what it was. */
        ExportExtent writeTo(OutputStream out) throws IOException;
    }
}
