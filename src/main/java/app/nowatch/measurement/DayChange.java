package app.nowatch.measurement;

/**
 * What an upload changes in a day.
 *
 * @param fresh the seconds that are new or get another value
 * @param accepted rows of the file behind those
 * @param unchanged rows of the file behind seconds that say the same already
 * @param added how many seconds are new to the day
 * @param hash what is to be added to the day's hash
 */
record DayChange(Columns fresh, int accepted, int unchanged, int added, long hash) {
    /** Compares the rows of an upload with those stored; stored ones for other seconds do no harm. */
    static DayChange between(Columns stored, Columns sent) {
        var fresh = new Columns(sent.beats, sent.size);
        int accepted = 0;
        int unchanged = 0;
        int added = 0;
        long hash = 0;
        int old = 0;
        for (int row = 0; row < sent.size; row++) {
            while (old < stored.size && stored.seconds[old] < sent.seconds[row]) {
                old++;
            }
            boolean known = old < stored.size && stored.seconds[old] == sent.seconds[row];
            if (known && sent.sameValue(row, stored, old)) {
                unchanged += sent.weight(row);
                continue;
            }
            accepted += sent.weight(row);
            hash += DayHash.of(sent, row);
            if (known) {
                hash -= DayHash.of(stored, old);
            } else {
                added++;
            }
            fresh.addFrom(sent, row);
        }
        return new DayChange(fresh, accepted, unchanged, added, hash);
    }
}
