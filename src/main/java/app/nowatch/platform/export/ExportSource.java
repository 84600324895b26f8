package app.nowatch.platform.export;

import java.io.IOException;
import java.util.Map;

/** Data of one type that people take with them. */
public interface ExportSource {
    /** How clients name it, such as {@code ACCOUNT_PROFILE}. */
    String type();

    /** The name of its file in a person's folder. */
    String file(ExportFormat format);

    /** What stands in that file, in a sentence for the person. */
    String about();

    /** Whether those see it whom its owner lets see their data; else it is for its owner alone. */
    boolean isShared();

    /** By which methods it was worked out, by name; nothing where it is as it came. */
    default Map<String, String> methods() {
        return Map.of();
    }

    /**
     * Adds its files to a person's folder.
     *
     * @throws app.nowatch.platform.Problem.Forbidden when the viewer may see nothing of the owner's, or from some moment on nothing any
     *     more
     * @throws IOException when the files cannot be written
     */
    void export(ExportScope scope, ExportFolder folder) throws IOException;
}
