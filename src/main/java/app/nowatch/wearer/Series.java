package app.nowatch.wearer;

/** One series of the watch. */
interface Series {
    /** Writes the rows of a day in order of time: none where the watch is silent, quality 0 at most where it is off. */
    void write(UtcDay day, CsvRows rows);
}
