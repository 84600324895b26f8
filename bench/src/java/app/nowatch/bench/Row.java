package app.nowatch.bench;

import java.util.List;

/**
 * A line of the table.
 *
 * @param gate what is demanded, or empty
 * @param met {@code yes}, {@code no}, or empty without a gate
 */
record Row(String measure, String ours, String beside, String ratio, String gate, String met) {
    static final Row HEADER = new Row("measure", "ours", "beside", "ratio", "gate", "met");

    /** A figure that must be so large a part, or so many times, of the other. */
    static Row atLeast(String measure, String ours, String beside, double ratio, double least) {
        return new Row(measure, ours, beside, Figures.of(ratio), "≥ " + least, met(ratio >= least));
    }

    /** A figure that must be at most so many times the other. */
    static Row atMost(String measure, String ours, String beside, double ratio, double most) {
        return new Row(measure, ours, beside, Figures.of(ratio), "≤ " + most, met(ratio <= most));
    }

    /** A figure with a bound of its own. */
    static Row below(String measure, double ours, String unit, String beside, double bound) {
        return new Row(
                measure, Figures.of(ours) + " " + unit, beside, "", "< " + bound + " " + unit, met(ours < bound));
    }

    /** A figure without a gate. */
    static Row shown(String measure, String ours, String beside, String ratio) {
        return new Row(measure, ours, beside, ratio, "", "");
    }

    /** A measure that did not come to its end. */
    static Row failed(String measure) {
        return new Row(measure, "failed", "", "", "", met(false));
    }

    private static String met(boolean met) {
        return met ? "yes" : "no";
    }

    List<String> cells() {
        return List.of(measure, ours, beside, ratio, gate, met);
    }
}
