package app.nowatch.measurement;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Rows of a day as the bytes of a stored part, and back: a version, a form, then the columns of seconds, values and
 * qualities ({@link ColumnCodec}). Numbers are stored with the smallest decimal exponent that is exact; beats as a
 * column of counts and one of numbers where their text is plainly numbers ({@link BeatNumbers}), else as text.
 *
 * <p>Reading never trusts the bytes: whatever is not a part is a {@link CorruptPartException}. Not for several threads
 * at once; {@link PartCodecs} lends them out.
 */
final class PartCodec implements AutoCloseable {
    /** The codec number that stands beside each part in the database. */
    static final int VERSION = 1;

    /** The most characters that beats of one second can have: 16 rows of 64 joined by spaces. */
    static final int LONGEST_BEATS = BeatRule.MOST_A_SECOND * (BeatRule.LONGEST_VALUE + 1) - 1;

    private static final int NUMBERS = 4;
    /** Bytes of the text of a beat, the space included. */
    private static final int LIKELY_BEAT = 5;

    private static final int MOST_DECIMALS = 6;
    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private final PlaneCodec planes = new PlaneCodec();
    private final ColumnCodec column = new ColumnCodec(planes);
    private final ByteSink out = new ByteSink(16 * 1024);
    private int[] scratch = new int[0];

    /** The bytes of a part with these rows, at least one. */
    byte[] encode(Columns rows) {
        int spelling = rows.beats ? BeatNumbers.spelling(rows) : NUMBERS;
        out.size = 0;
        out.put(VERSION);
        out.put(spelling);
        out.putVariable(rows.size);
        column.encode(rows.seconds, rows.size, out);
        switch (spelling) {
            case NUMBERS -> encodeNumbers(rows);
            case BeatNumbers.TEXT -> encodeText(rows);
            default -> encodeBeats(rows, spelling);
        }
        return out.toArray();
    }

    private void encodeNumbers(Columns rows) {
        int divisor = divisor(rows);
        out.put(Arrays.binarySearch(POWERS, divisor));
        reserve(rows.size);
        for (int row = 0; row < rows.size; row++) {
            scratch[row] = rows.values[row] / divisor;
        }
        column.encode(scratch, rows.size, out);
        for (int row = 0; row < rows.size; row++) {
            scratch[row] = rows.qualities[row];
        }
        column.encode(scratch, rows.size, out);
    }

    /** The largest power of ten, up to a million, that divides every value. */
    private static int divisor(Columns rows) {
        int zeros = MOST_DECIMALS;
        for (int row = 0; row < rows.size && zeros > 0; row++) {
            while (rows.values[row] % POWERS[zeros] != 0) {
                zeros--;
            }
        }
        return POWERS[zeros];
    }

    private void encodeBeats(Columns rows, int spelling) {
        reserve(rows.size);
        int beats = 0;
        for (int row = 0; row < rows.size; row++) {
            scratch[row] = BeatNumbers.tokens(rows.text, rows.textStart(row), rows.values[row]);
            beats += scratch[row];
        }
        column.encode(scratch, rows.size, out);
        reserve(beats);
        int next = 0;
        for (int row = 0; row < rows.size; row++) {
            next = BeatNumbers.parse(rows.text, rows.textStart(row), rows.values[row], spelling, scratch, next);
        }
        column.encode(scratch, beats, out);
    }

    private void encodeText(Columns rows) {
        reserve(rows.size);
        for (int row = 0; row < rows.size; row++) {
            scratch[row] = rows.values[row] - rows.textStart(row);
        }
        column.encode(scratch, rows.size, out);
        int tagAt = out.size;
        out.put(0);
        int tag = planes.encode(rows.text, rows.textLength(), out);
        out.bytes[tagAt] = (byte) tag;
    }

    /** Any integers, at least one, in a short form; for what an upload holds only until it is written. */
    byte[] encodeInts(int[] numbers) {
        out.size = 0;
        out.putVariable(numbers.length);
        column.encode(numbers, numbers.length, out);
        return out.toArray();
    }

    /** What {@link #encodeInts} wrote. */
    int[] decodeInts(byte[] bytes) {
        var in = new ByteSource(bytes);
        int count = in.getVariable();
        check(count > 0 && count <= Columns.SECONDS_A_DAY, "its number of rows is impossible");
        int[] numbers = new int[count];
        column.decode(in, numbers, count);
        return numbers;
    }

    /**
     * The rows in a part's bytes; CorruptPartException when they are not one.
     *
     * @param text is told how many bytes of text there will be, before there are
     */
    Columns decode(byte[] part, boolean beats, LongConsumer text) {
        var in = new ByteSource(part);
        check(in.get() == VERSION, "its version is unknown");
        int spelling = in.get();
        check(beats ? spelling < NUMBERS : spelling == NUMBERS, "its form is not that of the series");
        int size = in.getVariable();
        check(size > 0 && size <= Columns.SECONDS_A_DAY, "its number of rows is impossible");
        var rows = new Columns(beats, size);
        rows.size = size;
        column.decode(in, rows.seconds, size);
        checkSeconds(rows);
        switch (spelling) {
            case NUMBERS -> decodeNumbers(in, rows);
            case BeatNumbers.TEXT -> decodeText(in, rows, text);
            default -> decodeBeats(in, rows, spelling, text);
        }
        in.expectEnd();
        return rows;
    }

    private void decodeNumbers(ByteSource in, Columns rows) {
        int zeros = in.get();
        check(zeros <= MOST_DECIMALS, "its exponent is impossible");
        column.decode(in, rows.values, rows.size);
        if (zeros > 0) {
            int most = Integer.MAX_VALUE / POWERS[zeros];
            for (int row = 0; row < rows.size; row++) {
                check(Math.abs((long) rows.values[row]) <= most, "a value is too large");
                rows.values[row] *= POWERS[zeros];
            }
        }
        reserve(rows.size);
        column.decode(in, scratch, rows.size);
        for (int row = 0; row < rows.size; row++) {
            check(
                    (scratch[row] & 7) == scratch[row] && scratch[row] <= SeriesType.BEST_QUALITY,
                    "a quality is impossible");
            rows.qualities[row] = (byte) scratch[row];
        }
    }

    private void decodeBeats(ByteSource in, Columns rows, int spelling, LongConsumer expected) {
        reserve(rows.size);
        column.decode(in, scratch, rows.size);
        int beats = sum(rows.size, BeatRule.MOST_A_SECOND);
        int[] counts = Arrays.copyOf(scratch, rows.size);
        reserve(beats);
        column.decode(in, scratch, beats);
        expected.accept(LIKELY_BEAT * (long) beats);
        var text = new ByteSink(beats * 4 + 16);
        int next = 0;
        for (int row = 0; row < rows.size; row++) {
            for (int i = 0; i < counts[row]; i++) {
                int number = scratch[next++];
                check(number >= 0 && number <= BeatNumbers.most(spelling), "a beat is impossible");
                text.reserve(10);
                if (i > 0) {
                    text.put(' ');
                }
                BeatNumbers.write(number, spelling, text);
            }
            rows.values[row] = text.size;
        }
        finish(rows, text.bytes);
    }

    private void decodeText(ByteSource in, Columns rows, LongConsumer expected) {
        reserve(rows.size);
        column.decode(in, scratch, rows.size);
        int length = sum(rows.size, LONGEST_BEATS);
        expected.accept(length);
        int end = 0;
        for (int row = 0; row < rows.size; row++) {
            end += scratch[row];
            rows.values[row] = end;
        }
        int tag = in.get();
        check(tag <= PlaneCodec.COMPRESSED, "its text has an unknown form");
        byte[] text = new byte[length];
        planes.decode(in, tag, text, length);
        for (byte letter : text) {
            check(BeatRule.allows(letter), "its text is not beats");
        }
        finish(rows, text);
    }

    private static void finish(Columns rows, byte[] text) {
        rows.text = text;
        Arrays.fill(rows.qualities, 0, rows.size, (byte) SeriesType.BEST_QUALITY);
    }

    private int sum(int size, int most) {
        int sum = 0;
        for (int row = 0; row < size; row++) {
            check(scratch[row] >= 1 && scratch[row] <= most, "a second has an impossible number of beats");
            sum += scratch[row];
        }
        return sum;
    }

    private static void checkSeconds(Columns rows) {
        int before = -1;
        for (int row = 0; row < rows.size; row++) {
            int second = rows.seconds[row];
            check(second > before, "its seconds do not rise");
            before = second;
        }
        check(before < Columns.SECONDS_A_DAY, "its seconds leave the day");
    }

    private static void check(boolean holds, String reason) {
        if (!holds) {
            throw new CorruptPartException(reason);
        }
    }

    private void reserve(int count) {
        if (scratch.length < count) {
            scratch = new int[count];
        }
    }

    /** Whether an unusual part has made this codec hold more memory than is worth keeping. */
    boolean isSwollen() {
        return column.capacity() > 3 * Columns.SECONDS_A_DAY;
    }

    @Override
    public void close() {
        planes.close();
    }
}
