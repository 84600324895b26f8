package app.nowatch.telemetry;

import app.nowatch.platform.MemoryBudget;
import app.nowatch.platform.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a body, compressed or not, into memory that is taken from a budget as it is filled. */
final class Body {
    private static final int CHUNK = 8 << 10;
    private static final int METERED = 64 << 10;
    private static final int UNZIP_BUFFER = 8 << 10;

    /** Until a whole body has come: others want the memory that it takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final long most;
    private final LongSupplier nanos;

    /**
     * @param most bytes before and after unpacking
     * @param nanos a clock, such as {@link System#nanoTime}
     */
    Body(long most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /** Is told of each 64 KiB that were begun, while they come. */
    @FunctionalInterface
    interface Meter {
        /**
         * Counts one more.
         *
         * @throws Problem.TooMany when it is enough
         */
        void begun();
    }

    /**
     * The whole body.
     *
     * @param encoding the value of {@code Content-Encoding}, empty for none
     * @throws Problem.UnsupportedMedia when it is compressed otherwise than by gzip
     * @throws Problem.TooLarge as soon as it has too many bytes
     * @throws Problem.Overloaded when there is no memory left
     * @throws Problem.TooSlow when it takes too long
     * @throws Problem.Invalid when it ends too early, or is no gzip
     */
    byte[] read(InputStream sent, String encoding, MemoryBudget.Lease lease, Meter meter) {
        var bounded = new Bounded(sent);
        try (var bytes = unpacked(bounded, encoding)) {
            return readAll(bytes, lease, meter);
        } catch (ZipException | EOFException e) {
            throw new Problem.Invalid("body: is not whole gzip");
        } catch (IOException e) {
            // The client went away or fell asleep; whether anybody hears the answer does not matter.
            throw new Problem.Invalid("body: is incomplete");
        }
    }

    private static InputStream unpacked(InputStream sent, String encoding) throws IOException {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> sent;
            case "gzip", "x-gzip" -> new GZIPInputStream(sent, UNZIP_BUFFER);
            default -> throw new Problem.UnsupportedMedia("content-encoding: must be gzip, or none");
        };
    }

    /** In pieces, since whoever sends slowly is not to hold more than has come. */
    private byte[] readAll(InputStream bytes, MemoryBudget.Lease lease, Meter meter) throws IOException {
        meter.begun();
        var full = new ArrayList<byte[]>();
        var chunk = new byte[CHUNK];
        int filled = 0;
        int length = 0;
        for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk, filled, CHUNK - filled)) {
            filled += read;
            length += read;
            if (length > most) {
                throw tooLarge();
            }
            lease.reserve(read);
            if (read > 0 && length > read && (length - 1) / METERED > (length - read - 1) / METERED) {
                meter.begun();
            }
            if (filled == CHUNK) {
                full.add(chunk);
                chunk = new byte[CHUNK];
                filled = 0;
            }
        }
        // Both for a moment: the pieces and the whole.
        lease.reserve(length);
        return joined(full, chunk, length);
    }

    private static byte[] joined(List<byte[]> full, byte[] last, int length) {
        var all = ByteBuffer.allocate(length);
        full.forEach(all::put);
        return all.put(last, 0, all.remaining()).array();
    }

    private Problem tooLarge() {
        return new Problem.TooLarge("body: larger than " + most + " bytes");
    }

    /** What comes over the line: gzip may also be far larger than what is in it. */
    private final class Bounded extends InputStream {
        private final InputStream sent;
        private final long end = nanos.getAsLong() + PATIENCE.toNanos();
        private long count;

        Bounded(InputStream sent) {
            this.sent = sent;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = sent.read(buffer, offset, length);
            if (nanos.getAsLong() - end > 0) {
                throw new Problem.TooSlow("the body comes too slowly");
            }
            count += Math.max(0, read);
            if (count > most) {
                throw tooLarge();
            }
            return read;
        }

        /** {@link GZIPInputStream} asks whether a further part follows. */
        @Override
        public int available() throws IOException {
            return sent.available();
        }
    }
}
