package app.nowatch.platform.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * PostgreSQL's own note of who runs a cluster, {@code postmaster.pid}.
 *
 * @param port 0 while it is not known yet
 * @param ready whether connections are taken
 */
record PostmasterFile(long pid, int port, boolean ready) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Path of(DataFolder folder) {
        return folder.cluster().resolve("postmaster.pid");
    }

    /** Nothing when no server was started, it has stopped in good order, or it is just writing the file. */
    static Optional<PostmasterFile> read(DataFolder folder) throws IOException {
        try {
            return parse(Files.readString(of(folder)));
        } catch (NoSuchFileException stopped) {
            return Optional.empty();
        }
    }

    private static Optional<PostmasterFile> parse(String text) {
        var lines = text.lines().map(String::strip).toList();
        if (lines.isEmpty() || !lines.getFirst().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        boolean hasPort = lines.size() > PORT_LINE && lines.get(PORT_LINE).matches("\\d{1,5}");
        int port = hasPort ? Integer.parseInt(lines.get(PORT_LINE)) : 0;
        boolean ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).equals("ready");
        return Optional.of(new PostmasterFile(Long.parseLong(lines.getFirst()), port, ready));
    }
}
