package app.nowatch.truth;

import app.nowatch.wearer.SeriesKind;
import app.nowatch.wearer.Wearer;
import java.time.LocalDate;

/** The rows of one series on one UTC day, read from what is uploaded; only for series of whole numbers that tell a quality. */
final class Rows {
    private static final int COLUMNS = 3;

    private final long[] fields;
    private final int size;

    private Rows(byte[] csv) {
        int at = 0;
        while (csv[at] != '\n') {
            at++;
        }
        fields = new long[COLUMNS * count(csv)];
        int field = 0;
        for (at++; at < csv.length; at++) {
            if (csv[at] == ',' || csv[at] == '\n') {
                field++;
            } else {
                fields[field] = 10 * fields[field] + csv[at] - '0';
            }
        }
        size = field / COLUMNS;
    }

    static Rows of(Wearer wearer, SeriesKind kind, LocalDate utcDay) {
        if (!kind.hasQuality() || kind == SeriesKind.TEMPERATURE || kind == SeriesKind.RESPIRATION_RATE) {
            throw new IllegalArgumentException(kind + " has no quality, or decimals");
        }
        return new Rows(wearer.csv(kind, utcDay));
    }

    private static int count(byte[] csv) {
        int lines = 0;
        for (byte character : csv) {
            lines += character == '\n' ? 1 : 0;
        }
        return lines;
    }

    int size() {
        return size;
    }

    /** Since 1970. */
    long second(int row) {
        return fields[COLUMNS * row];
    }

    int value(int row) {
        return (int) fields[COLUMNS * row + 1];
    }

    /** Whether the watch vouches for the row: quality 1..4. */
    boolean counts(int row) {
        return fields[COLUMNS * row + 2] > 0;
    }
}
