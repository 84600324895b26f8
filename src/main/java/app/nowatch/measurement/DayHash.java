package app.nowatch.measurement;

/**
 * The content hash of a day: the sum of a mixed 64-bit number for each row. It does not depend on how uploads were cut,
 * and a changed second is one subtraction and one addition.
 */
final class DayHash {
    private static final long TEXT_PRIME = 0x9ddfea08eb382d69L;

    private DayHash() {}

    static long of(Columns rows) {
        long sum = 0;
        for (int row = 0; row < rows.size; row++) {
            sum += of(rows, row);
        }
        return sum;
    }

    static long of(Columns rows, int row) {
        long key = (long) rows.seconds[row] << 3 | rows.qualities[row];
        if (!rows.beats) {
            return mix(key << 32 | (rows.values[row] & 0xffff_ffffL));
        }
        long text = key;
        for (int i = rows.textStart(row); i < rows.values[row]; i++) {
            text = (text ^ rows.text[i]) * TEXT_PRIME;
            text ^= text >>> 29;
        }
        return mix(text);
    }

    /** Two rounds of a multiply-and-fold finalizer: each bit of the row moves about half of the result's. */
    private static long mix(long row) {
        long mixed = row + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
