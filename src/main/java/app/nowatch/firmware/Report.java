package app.nowatch.firmware;

/**
 * How an update went on somebody's watch.
 *
 * @param reason empty when none was given
 */
record Report(Outcome outcome, String reason, String deviceId) {
    static final int LONGEST_REASON = 1_000;
    static final int LONGEST_DEVICE = 200;

    enum Outcome {
        INSTALLED,
        FAILED
    }
}
