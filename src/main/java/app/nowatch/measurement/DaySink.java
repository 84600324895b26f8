package app.nowatch.measurement;

/** Turns times into seconds of the day they lie on; rows of one day that come in one run open it once. */
abstract class DaySink implements RowSink {
    static final int NO_DAY = Integer.MIN_VALUE;

    private int day = NO_DAY;
    private long start = Long.MIN_VALUE / 2;

    /** The rows of the day that is open. */
    DayRows open;

    DaySink(DayRows first) {
        open = first;
    }

    /** The day that is open, in days since 1970-01-01; {@link #NO_DAY} before the first row. */
    final int openDay() {
        return day;
    }

    /** Another day begins, while {@link #openDay} is still the one before: {@link #open} is to be that of the new day. */
    abstract void begin(int next);

    @Override
    public final void row(long time, int value, int quality) {
        int second = secondOf(time);
        open.add(second, value, quality);
    }

    @Override
    public final void beats(long time, byte[] text, int from, int to, int line) {
        int second = secondOf(time);
        open.addBeats(second, text, from, to, line);
    }

    /** The second within its day; opens that day. */
    private int secondOf(long time) {
        long second = time - start;
        if (second < 0 || second >= Columns.SECONDS_A_DAY) {
            int next = Math.toIntExact(Math.floorDiv(time, Columns.SECONDS_A_DAY));
            begin(next);
            day = next;
            start = (long) next * Columns.SECONDS_A_DAY;
            second = time - start;
        }
        return (int) second;
    }
}
