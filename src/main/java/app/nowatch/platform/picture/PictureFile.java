package app.nowatch.platform.picture;

import app.nowatch.platform.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Takes a file that is said to be a picture. */
public final class PictureFile {
    /** Bytes of the largest file that is taken. */
    public static final int LARGEST = 5 * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** The heap is small and belongs to everybody: one picture is in memory at a time. */
    private static final Semaphore ONE_AT_A_TIME = new Semaphore(1, true);

    private PictureFile() {}

    /**
     * Reads, checks and cleans a picture; closes nothing.
     *
     * @param file on this machine, not on its way from a client, since others wait meanwhile
     * @throws IOException when it cannot be read
     * @throws Problem.TooLarge more than {@link #LARGEST} bytes, or more pixels than {@link PictureSize} takes
     * @throws Problem.UnsupportedMedia not a JPEG, PNG or WebP
     * @throws Problem.Invalid empty, broken or moving
     * @throws Problem.Overloaded when its turn did not come within 10 seconds
     */
    public static Picture read(InputStream file) throws IOException {
        awaitTurn();
        try {
            return of(file.readNBytes(LARGEST + 1));
        } finally {
            ONE_AT_A_TIME.release();
        }
    }

    private static void awaitTurn() {
        try {
            if (ONE_AT_A_TIME.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Problem.Overloaded("the server is busy with other pictures", PAUSE);
    }

    private static Picture of(byte[] file) {
        if (file.length == 0) {
            throw new Problem.Invalid("file: must not be empty");
        }
        if (file.length > LARGEST) {
            throw new Problem.TooLarge("file: must be at most 5 MB, which is " + LARGEST + " bytes");
        }
        var bytes = new PictureBytes(file);
        var type = PictureType.of(bytes);
        return new Picture(type, type.clean(bytes));
    }
}
