package app.nowatch.stat;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A row of the input.
 *
 * @param line counted from 1, with the header
 */
record InputRow(long line, List<String> fields) {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    /** The end of the year 9999: what is above it was meant as milliseconds. */
    private static final double LAST_SECOND = 253_402_300_799.0;

    static boolean isNumber(String field) {
        return NUMBER.matcher(field).matches();
    }

    boolean isBlank() {
        return fields.stream().allMatch(String::isEmpty);
    }

    int columns() {
        return fields.size();
    }

    /** A field, or an empty one where the row ends before it. */
    String text(int column) {
        return column < fields.size() ? fields.get(column) : "";
    }

    /** A number in a range, or not a number where the field is empty. */
    double number(int column, String name, double least, double most) {
        var field = text(column);
        if (field.isEmpty()) {
            return Double.NaN;
        }
        if (!isNumber(field)) {
            throw new BadInput(line, name + " is not a number: \"" + field + "\"");
        }
        double number = Double.parseDouble(field);
        if (!(number >= least && number <= most)) {
            throw new BadInput(line, name + " is out of range: " + field);
        }
        return number;
    }

    /** The time in the first column, in seconds since 1970. */
    double timestamp() {
        double seconds = number(0, "the timestamp in Unix seconds", 0, LAST_SECOND);
        if (Double.isNaN(seconds)) {
            throw new BadInput(line, "there is no timestamp");
        }
        return seconds;
    }
}
