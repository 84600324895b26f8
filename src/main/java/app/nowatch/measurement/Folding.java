package app.nowatch.measurement;

/**
 * Which parts of a day become one when there are too many. The newest part takes the older ones along as long as they
 * are no larger than what has been gathered, so that a row is rewritten a logarithmic number of times: folding all each
 * time would rewrite a day 36 times when it comes in 288 uploads.
 */
final class Folding {
    /** A day is read as so many parts at most. */
    static final int MOST_PARTS = 8;

    private Folding() {}

    /** How many of the newest parts to fold, at least 2, or 0; the rows of the parts are given from old to new. */
    static int newestToFold(int[] rows) {
        if (rows.length <= MOST_PARTS) {
            return 0;
        }
        int count = 1;
        long gathered = rows[rows.length - 1];
        while (count < rows.length && (count < 2 || rows[rows.length - 1 - count] <= gathered)) {
            gathered += rows[rows.length - 1 - count];
            count++;
        }
        return count;
    }
}
