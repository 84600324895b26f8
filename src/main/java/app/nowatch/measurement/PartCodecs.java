package app.nowatch.measurement;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Lends out {@link PartCodec}s: their compression contexts and working arrays are dear, and threads are many. */
final class PartCodecs {
    private final ArrayBlockingQueue<PartCodec> idle;

    /** Keeps at most so many idle codecs, at least 1; more can be in use. */
    PartCodecs(int kept) {
        idle = new ArrayBlockingQueue<>(kept);
    }

    byte[] encode(Columns rows) {
        return with(codec -> codec.encode(rows));
    }

    /** CorruptPartException when the bytes are not a part of such a series. */
    Columns decode(byte[] part, boolean beats) {
        return decode(part, beats, bytes -> {});
    }

    /** As {@link #decode(byte[], boolean)}; text is told in bytes before it is unpacked, since few bytes can hold much of it. */
    Columns decode(byte[] part, boolean beats, LongConsumer text) {
        return with(codec -> codec.decode(part, beats, text));
    }

    byte[] encodeInts(int[] numbers) {
        return with(codec -> codec.encodeInts(numbers));
    }

    int[] decodeInts(byte[] bytes) {
        return with(codec -> codec.decodeInts(bytes));
    }

    private <T> T with(Function<PartCodec, T> work) {
        var found = idle.poll();
        var codec = found == null ? new PartCodec() : found;
        boolean kept = false;
        try {
            T result = work.apply(codec);
            kept = !codec.isSwollen() && idle.offer(codec);
            return result;
        } finally {
            if (!kept) {
                codec.close();
            }
        }
    }
}
