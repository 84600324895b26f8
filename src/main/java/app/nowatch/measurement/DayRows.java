package app.nowatch.measurement;

import app.nowatch.platform.MemoryBudget;
import java.util.Arrays;

/**
 * Collects the rows of one UTC day in file order and settles them: by second, the later row wins, beats of one second
 * joined. Rows that fell behind are settled in between, so that no day holds more than two rows a second.
 */
final class DayRows {
    private static final int MOST_ROWS = 2 * Columns.SECONDS_A_DAY;
    private static final int BYTES_A_ROW = 13;

    private final boolean beats;
    private final MemoryBudget.Lease lease;
    private final Rejections rejections;
    private Columns rows;
    /** For beats the line of each row; 0 for one that has been settled. */
    private int[] lines = {};

    private boolean rising = true;
    private long leased;
    private int leasedText;
    private int lastTokens;

    DayRows(boolean beats, int capacity, MemoryBudget.Lease lease, Rejections rejections) {
        this.beats = beats;
        this.lease = lease;
        this.rejections = rejections;
        rows = new Columns(beats, capacity);
        lease();
    }

    void add(int second, int value, int quality) {
        if (isLast(second)) {
            rows.replaceLast(value, quality);
            rows.addExtra(1);
            return;
        }
        before(second);
        rows.add(second, value, quality);
    }

    void addBeats(int second, byte[] text, int from, int to, int line) {
        if (isLast(second)) {
            join(text, from, to, line);
            return;
        }
        before(second);
        lastTokens = BeatNumbers.tokens(text, from, to);
        if (lines.length <= rows.size) {
            lines = Arrays.copyOf(lines, Math.max(16, rows.size + rows.size / 2));
        }
        lines[rows.size] = line;
        rows.addText(second, text, from, to);
        leaseText();
    }

    /** Whether a row says more about the newest second of rows that rise so far: the usual way of duplicates. */
    private boolean isLast(int second) {
        return rising && rows.size > 0 && second == rows.last();
    }

    private void join(byte[] text, int from, int to, int line) {
        int tokens = BeatNumbers.tokens(text, from, to);
        if (lastTokens + tokens > BeatRule.MOST_A_SECOND) {
            rejections.add(line, BeatRule.TOO_MANY);
            return;
        }
        lastTokens += tokens;
        rows.joinText(text, from, to);
        rows.addExtra(1);
        leaseText();
    }

    private void leaseText() {
        if (rows.text.length > leasedText) {
            lease();
        }
    }

    /** Puts rows that are settled already before all others; only for a day that is still empty. */
    void reopen(Columns settled) {
        rows = settled;
        lastTokens = beats ? tokens(rows.size - 1) : 0;
        lease();
    }

    private void before(int second) {
        if (rows.size == rows.seconds.length) {
            if (rows.size >= MOST_ROWS) {
                settle();
            }
            lease();
        }
        rising &= rows.size == 0 || second > rows.last();
    }

    /** Takes what the arrays have grown by, and will grow by next, out of the budget. */
    private void lease() {
        long needed = (long) rows.seconds.length * BYTES_A_ROW * 3 / 2 + rows.text.length;
        leasedText = rows.text.length;
        if (needed > leased) {
            lease.reserve(needed - leased);
            leased = needed;
        }
    }

    /** The rows by rising second; they are only good until {@link #clear}. */
    Columns settle() {
        if (!rising) {
            rows = sorted();
            Arrays.fill(lines, 0);
            rising = true;
            lastTokens = beats ? tokens(rows.size - 1) : 0;
        }
        return rows;
    }

    void clear() {
        rows.size = 0;
        rows.extra = Columns.NONE;
        rising = true;
    }

    /** A chain of row numbers for each second, walked second by second: stable, and linear in rows. */
    private Columns sorted() {
        int[] head = new int[Columns.SECONDS_A_DAY];
        int[] tail = new int[Columns.SECONDS_A_DAY];
        int[] next = new int[rows.size + 1];
        int count = 0;
        for (int row = 1; row <= rows.size; row++) {
            int second = rows.seconds[row - 1];
            if (head[second] == 0) {
                head[second] = row;
                count++;
            } else {
                next[tail[second]] = row;
            }
            tail[second] = row;
        }
        var sorted = new Columns(beats, count);
        for (int first : head) {
            if (first != 0 && beats) {
                join(sorted, first, next);
            } else if (first != 0) {
                latest(sorted, first, next);
            }
        }
        return sorted;
    }

    private void latest(Columns sorted, int first, int[] next) {
        int weight = 0;
        int last = first;
        for (int row = first; row != 0; row = next[row]) {
            weight += rows.weight(row - 1);
            last = row;
        }
        sorted.addFrom(rows, last - 1);
        sorted.addExtra(weight - 1);
    }

    private void join(Columns sorted, int first, int[] next) {
        sorted.addFrom(rows, first - 1);
        int weight = rows.weight(first - 1);
        int tokens = tokens(first - 1);
        for (int row = next[first]; row != 0; row = next[row]) {
            tokens += tokens(row - 1);
            if (tokens > BeatRule.MOST_A_SECOND) {
                tokens -= tokens(row - 1);
                rejections.add(lines[row - 1], BeatRule.TOO_MANY);
            } else {
                sorted.joinText(rows.text, rows.textStart(row - 1), rows.values[row - 1]);
                weight += rows.weight(row - 1);
            }
        }
        sorted.addExtra(weight - 1);
    }

    private int tokens(int row) {
        return BeatNumbers.tokens(rows.text, rows.textStart(row), rows.values[row]);
    }
}
