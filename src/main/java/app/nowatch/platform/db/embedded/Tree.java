package app.nowatch.platform.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder with all that is in it. */
final class Tree {
    private Tree() {}

    /** Children stand after their parents; links are not followed. */
    static List<Path> list(Path root) throws IOException {
        var paths = new ArrayList<Path>();
        try (var walk = Files.walk(root)) {
            walk.forEach(paths::add);
        }
        return paths;
    }

    static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            for (var path : list(root).reversed()) {
                Files.delete(path);
            }
        }
    }
}
