package app.nowatch.measurement;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * The rows of an upload that fall on one UTC day, ready to be written: compressed as the part they become when nothing
 * is stored for their seconds yet.
 *
 * @param day days since 1970-01-01
 * @param seconds how many seconds have a value
 * @param rows how many rows of the file stand behind them
 * @param first the first second of the day with a value
 * @param last the last one
 * @param hash {@link DayHash} of them
 * @param part their bytes
 * @param extra {@link Columns#extra} by {@link PartCodecs#encodeInts}; empty when there is nothing in it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PreparedDay(int day, int seconds, int rows, int first, int last, long hash, byte[] part, byte[] extra) {
    static PreparedDay of(int day, Columns settled, PartCodecs codecs) {
        int[] extra = Arrays.copyOf(settled.extra, Math.min(settled.size, settled.extra.length));
        return new PreparedDay(
                day,
                settled.size,
                settled.weight(),
                settled.first(),
                settled.last(),
                DayHash.of(settled),
                codecs.encode(settled),
                extra.length == 0 ? new byte[0] : codecs.encodeInts(extra));
    }

    /** The rows again, with how many rows of the file stand behind each. */
    Columns columns(PartCodecs codecs, boolean beats, LongConsumer text) {
        var columns = codecs.decode(part, beats, text);
        if (extra.length > 0) {
            columns.extra = codecs.decodeInts(extra);
        }
        return columns;
    }

    /** The bytes it holds. */
    int bytes() {
        return part.length + extra.length;
    }
}
