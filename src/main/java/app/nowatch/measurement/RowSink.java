package app.nowatch.measurement;

/** Takes the rows of a CSV that keep the rules, one by one, in file order. */
interface RowSink {
    /** A number: Unix seconds, scaled value, quality 0..4. */
    void row(long time, int value, int quality);

    /** Beats as the text in {@code text[from, to)}, from this line of the file. */
    void beats(long time, byte[] text, int from, int to, int line);
}
