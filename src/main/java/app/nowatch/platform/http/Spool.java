package app.nowatch.platform.http;

import app.nowatch.platform.ArrayStream;
import app.nowatch.platform.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The folder where uploads wait on disk until they are whole: a slow client then holds nothing dear. */
public final class Spool {
    private static final String PREFIX = "upload-";
    private static final long RESERVE = 64 << 20;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Path folder;

    private Spool(Path folder) {
        this.folder = folder;
    }

    /** Opens the folder and removes what an earlier process left behind. */
    public static Spool open(Path folder) {
        try {
            Files.createDirectories(folder);
            try (var leftovers = Files.newDirectoryStream(folder, PREFIX + "*")) {
                for (var leftover : leftovers) {
                    Files.deleteIfExists(leftover);
                }
            }
            return new Spool(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same folder for another process: what lies in it may be in use. */
    public static Spool shared(Path folder) {
        try {
            return new Spool(Files.createDirectories(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@link Problem.Overloaded} when the disk has no room for so many bytes and some for others. */
    public void requireRoom(long bytes) {
        try {
            if (Files.getFileStore(folder).getUsableSpace() - bytes < RESERVE) {
                throw noRoom();
            }
        } catch (IOException e) {
            throw noRoom();
        }
    }

    /** An empty file, removed when it is closed. {@link Problem.Overloaded} when there is no room. */
    public SpooledFile newFile() {
        try {
            return new SpooledFile(Files.createTempFile(folder, PREFIX, ""));
        } catch (IOException e) {
            throw noRoom();
        }
    }

    private static Problem noRoom() {
        return new Problem.Overloaded("the server has no room for uploads at the moment", PAUSE);
    }

    /** Whatever goes wrong when writing here is want of room: nothing but the disk is behind it. */
    static final class Target extends ArrayStream {
        private final OutputStream file;

        Target(OutputStream file) {
            this.file = file;
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            try {
                file.write(source, offset, length);
            } catch (IOException e) {
                throw noRoom();
            }
        }

        @Override
        public void close() {
            try {
                file.close();
            } catch (IOException e) {
                throw noRoom();
            }
        }
    }
}
