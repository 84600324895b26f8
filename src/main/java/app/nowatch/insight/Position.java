package app.nowatch.insight;

import app.nowatch.statistics.Baseline;

/** Where a number lies against the middle half of earlier ones. */
enum Position {
    BELOW,
    WITHIN,
    ABOVE;

    /** Of a number in the unit of the range; a difference too small to be written is none. */
    static Position of(double value, Baseline range, Unit unit) {
        if (unit.rounded(value).compareTo(unit.rounded(range.typical())) == 0) {
            return WITHIN;
        }
        if (value > range.typical() + range.upperDeviation()) {
            return ABOVE;
        }
        return value < range.typical() - range.lowerDeviation() ? BELOW : WITHIN;
    }

    /** As keys of texts have it. */
    String key() {
        return switch (this) {
            case BELOW -> "below";
            case WITHIN -> "within";
            case ABOVE -> "above";
        };
    }
}
