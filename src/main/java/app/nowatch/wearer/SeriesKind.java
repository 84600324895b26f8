package app.nowatch.wearer;

/** The ten series of a watch, in the contract's order and by its names. */
public enum SeriesKind {
    HEART_BEAT(true),
    HEART_RATE(true),
    HEART_RATE_GRAPH(false),
    RESPIRATION_RATE(true),
    RESTING_HEART_RATE(true),
    TEMPERATURE(true),
    ACTIVITY_COUNT(true),
    ACTIVITY_TYPE(true),
    ACTIVITY_CADENCE(true),
    MOTION_GRAPH(false);

    private final boolean quality;

    SeriesKind(boolean quality) {
        this.quality = quality;
    }

    /** Whether the CSV of this series has the column {@code quality_indicator}. */
    public boolean hasQuality() {
        return quality;
    }
}
