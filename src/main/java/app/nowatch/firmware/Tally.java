package app.nowatch.firmware;

/**
 * What a report adds to the counters of its image, or one in place of another.
 *
 * @param peopleSince since the image became active
 * @param failuresSince since the image became active
 */
record Tally(int installs, int failures, int peopleSince, int failuresSince) {
    static final Tally NOTHING = new Tally(0, 0, 0, 0);

    /** @param counts whether it was made since the image became active */
    static Tally of(Report.Outcome outcome, boolean counts) {
        int failed = outcome == Report.Outcome.FAILED ? 1 : 0;
        return new Tally(1 - failed, failed, counts ? 1 : 0, counts ? failed : 0);
    }

    Tally minus(Tally other) {
        return new Tally(
                installs - other.installs,
                failures - other.failures,
                peopleSince - other.peopleSince,
                failuresSince - other.failuresSince);
    }
}
