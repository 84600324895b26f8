package app.nowatch.measurement;

import java.nio.charset.StandardCharsets;

/** The fields of one line of a CSV: where each begins and ends, quotes and blanks around it aside. */
final class CsvFields {
    /** Columns further to the right are never looked for. */
    static final int MOST = 64;

    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private int count;

    /** Finds the fields of {@code line[from, to)}; false when a quote is not closed or something follows it. */
    boolean split(byte[] line, int from, int to) {
        count = 0;
        int position = from;
        while (count < MOST) {
            int end = position < to && line[position] == '"' ? quoted(line, position, to) : plain(line, position, to);
            if (end < 0) {
                return false;
            }
            if (end == to) {
                return true;
            }
            position = end + 1;
        }
        return true;
    }

    private int plain(byte[] line, int from, int to) {
        int end = from;
        while (end < to && line[end] != ',') {
            end++;
        }
        put(from, end);
        return end;
    }

    private int quoted(byte[] line, int from, int to) {
        int end = from + 1;
        while (end < to && line[end] != '"') {
            end++;
        }
        put(from + 1, end);
        boolean closed = end < to && (end + 1 == to || line[end + 1] == ',');
        return closed ? end + 1 : -1;
    }

    private void put(int start, int end) {
        starts[count] = start;
        ends[count++] = end;
    }

    int count() {
        return count;
    }

    /** Where the field begins; the end of the line's last field for a column that is not there. */
    int start(int column) {
        return column < count ? starts[column] : ends[count - 1];
    }

    int end(int column) {
        return column < count ? ends[column] : ends[count - 1];
    }

    /** Leaves out blanks on both sides of the field: numbers may be padded. */
    void trim(byte[] line, int column) {
        if (column >= count) {
            return;
        }
        while (starts[column] < ends[column] && isBlank(line[starts[column]])) {
            starts[column]++;
        }
        while (starts[column] < ends[column] && isBlank(line[ends[column] - 1])) {
            ends[column]--;
        }
    }

    static boolean isBlank(byte letter) {
        return letter == ' ' || letter == '\t';
    }

    /** The column with this name, in any case, blanks around it aside; -1 without one. */
    int find(byte[] line, String name) {
        for (int column = 0; column < count; column++) {
            int length = ends[column] - starts[column];
            var field = new String(line, starts[column], length, StandardCharsets.UTF_8);
            if (name.equalsIgnoreCase(field.strip())) {
                return column;
            }
        }
        return -1;
    }
}
