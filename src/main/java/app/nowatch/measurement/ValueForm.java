package app.nowatch.measurement;

/** The three forms of a value. */
public enum ValueForm {
    /** An integer. */
    WHOLE(1),
    /** A decimal with six exact places, stored as millionths. */
    DECIMAL(1_000_000),
    /** Intervals between beats, kept as the text that was sent. */
    BEATS(1);

    private final int scale;

    ValueForm(int scale) {
        this.scale = scale;
    }

    /** What a stored value is divided by to get the number that was measured: 1 or 1,000,000. */
    public int scale() {
        return scale;
    }
}
