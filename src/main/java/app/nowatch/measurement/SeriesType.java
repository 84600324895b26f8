package app.nowatch.measurement;

import app.nowatch.changes.Change;
import app.nowatch.changes.ChangeKind;
import app.nowatch.changes.ChangeOp;
import java.time.LocalDate;

/** The ten series a watch sends, in the contract's order, each with the rule its values follow. */
public enum SeriesType {
    HEART_BEAT(
            1,
            ValueForm.BEATS,
            0,
            0,
            false,
            "Milliseconds between heart beats, several in one row where a second had several"),
    HEART_RATE(2, ValueForm.WHOLE, 20, 260, true, "Heart beats a minute"),
    HEART_RATE_GRAPH(3, ValueForm.WHOLE, 20, 260, false, "Heart beats a minute, as the app draws them"),
    RESPIRATION_RATE(4, ValueForm.DECIMAL, 2, 80, true, "Breaths a minute"),
    RESTING_HEART_RATE(5, ValueForm.WHOLE, 20, 200, true, "Heart beats a minute at rest"),
    TEMPERATURE(6, ValueForm.DECIMAL, -20, 60, true, "Skin temperature in degrees Celsius"),
    ACTIVITY_COUNT(7, ValueForm.WHOLE, 0, 63_000, true, "Amount of movement in a second"),
    ACTIVITY_TYPE(
            8, ValueForm.WHOLE, 0, 5, true, "What one did: 0 unspecified, 1 other, 2 walk, 3 run, 4 cycle, 5 rest"),
    ACTIVITY_CADENCE(9, ValueForm.WHOLE, 0, 400, true, "Steps a minute"),
    MOTION_GRAPH(10, ValueForm.DECIMAL, 0, 100, false, "Movement from 0 to 100, as the app draws it");

    /** The quality of a row that says nothing about it. */
    static final int BEST_QUALITY = 4;

    private static final SeriesType[] ALL = values();

    private final int code;
    private final ValueForm form;
    private final int least;
    private final int most;
    private final boolean qualityColumn;
    private final String words;

    SeriesType(int code, ValueForm form, int least, int most, boolean qualityColumn, String words) {
        this.code = code;
        this.form = form;
        this.least = least;
        this.most = most;
        this.qualityColumn = qualityColumn;
        this.words = words;
    }

    /** The number that stands for this type in the database; it never changes. */
    public int code() {
        return code;
    }

    /** The type with this {@link #code()}, 1..10; anything else is an IllegalArgumentException. */
    public static SeriesType of(int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no series type has the code " + code);
        }
        return ALL[code - 1];
    }

    /** That something has become of a day, counted from 1970-01-01 in UTC. */
    Change change(int day, ChangeOp op) {
        return new Change(ChangeKind.MEASUREMENT, name() + "/" + LocalDate.ofEpochDay(day), op);
    }

    /** How values of this type are written and stored. */
    public ValueForm form() {
        return form;
    }

    /** Whether values are beats in text and not numbers. */
    boolean beats() {
        return form == ValueForm.BEATS;
    }

    /** Whether the CSV's quality column counts; without one every row has the best quality. */
    boolean hasQuality() {
        return qualityColumn;
    }

    /**
     * The least scaled value that is kept. Quality 0 comes from a watch that is not worn: its values are kept from 0 up,
     * since a refused file would be sent again for ever.
     */
    int least(int quality) {
        return (quality == 0 ? Math.min(least, 0) : least) * form.scale();
    }

    /** The largest scaled value that is kept. */
    int most() {
        return most * form.scale();
    }

    /** How exports name it, such as {@code TIMELINE_TIME-SERIES_HEART-RATE}. */
    String exportName() {
        return "TIMELINE_TIME-SERIES_" + name().replace('_', '-');
    }

    /** What its values are, for people. */
    String words() {
        return words;
    }

    /** The range of values of quality 1..4 in words. */
    String range() {
        return least + ".." + most;
    }
}
