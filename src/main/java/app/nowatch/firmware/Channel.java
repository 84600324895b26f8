package app.nowatch.firmware;

/** Who an image is for. */
enum Channel {
    /** Everybody. */
    STABLE,
    /** People with early access. */
    BETA
}
