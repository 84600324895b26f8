package app.nowatch.measurement;

import app.nowatch.platform.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Parses the lines of an upload's CSV. Ordinary rows go through {@link FastRows}; all others, and everything that is
 * wrong, through the slow way here, which knows the reasons.
 */
final class RowParser implements CsvLines.Sink {
    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
    private static final String[] COLUMNS = {"datetime", "value", "quality_indicator"};
    private static final int ABSENT = CsvFields.MOST;

    private final SeriesType type;
    private final RowSink sink;
    private final Rejections rejections;
    private final long mostRows;
    private final long earliest;
    private final long latest;
    private final CsvFields fields = new CsvFields();
    private final FastRows fast;
    private final int[] columns = {0, 1, 2};

    private boolean begun;
    private boolean usualColumns = true;
    private int line;
    private long rows;

    /** Rows go to the sink, reasons to the rejections; past {@code mostRows} rows it is {@link Problem.TooLarge}. */
    RowParser(SeriesType type, Clock clock, long mostRows, RowSink sink, Rejections rejections) {
        this.type = type;
        this.sink = sink;
        this.rejections = rejections;
        this.mostRows = mostRows;
        earliest = FIRST_DAY.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);
        long today = Math.floorDiv(clock.millis(), 1000L * Columns.SECONDS_A_DAY);
        latest = (today + 2) * Columns.SECONDS_A_DAY - 1;
        fast = new FastRows(type, earliest, latest, sink);
    }

    /** Data rows so far, rejected ones included. */
    long rows() {
        return rows;
    }

    @Override
    public void lines(byte[] buffer, int from, int to) {
        int position = from;
        while (position < to) {
            int next = begun && usualColumns ? fast.parse(buffer, position, line + 1) : FastRows.UNUSUAL;
            if (next == FastRows.UNUSUAL) {
                position = slowly(buffer, position);
            } else {
                position = next;
                line++;
                countRow();
            }
        }
    }

    @Override
    public void tooLong() {
        line++;
        begun = true;
        reject("the line is longer than " + CsvLines.LONGEST + " bytes");
    }

    /** Parses one line and returns where the next begins. */
    private int slowly(byte[] buffer, int start) {
        int end = start;
        while (buffer[end] != '\n') {
            end++;
        }
        int stop = end > start && buffer[end - 1] == '\r' ? end - 1 : end;
        if (stop - start > CsvLines.LONGEST) {
            tooLong();
            return end + 1;
        }
        line++;
        if (!isBlank(buffer, start, stop)) {
            boolean split = fields.split(buffer, start, stop);
            boolean header = !begun && split && isHeader(buffer);
            begun = true;
            if (!header) {
                row(buffer, split);
            }
        }
        return end + 1;
    }

    private static boolean isBlank(byte[] buffer, int start, int stop) {
        for (int i = start; i < stop; i++) {
            if (!CsvFields.isBlank(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    /** A first line that names the column datetime tells the order of the columns. */
    private boolean isHeader(byte[] buffer) {
        if (fields.find(buffer, COLUMNS[0]) < 0) {
            return false;
        }
        for (int i = 0; i < COLUMNS.length; i++) {
            int found = fields.find(buffer, COLUMNS[i]);
            usualColumns &= found == i || (i == 2 && found < 0);
            columns[i] = found < 0 ? ABSENT : found;
        }
        if (columns[1] == ABSENT) {
            throw new Problem.Invalid("file: the header row names no column value");
        }
        if (columns[2] == ABSENT) {
            fast.withoutQuality();
        }
        return true;
    }

    private void row(byte[] buffer, boolean split) {
        if (!split) {
            reject("a quoted field is not closed");
            return;
        }
        fields.trim(buffer, columns[0]);
        int start = fields.start(columns[0]);
        int end = fields.end(columns[0]);
        long time = NumberText.whole(buffer, start, end);
        if (start == end) {
            reject("datetime: is missing");
        } else if (time == NumberText.NONE) {
            reject("datetime: must be a whole number of Unix seconds");
        } else if (time < earliest) {
            reject("datetime: must not be before 2015-01-01");
        } else if (time > latest) {
            reject("datetime: must not be after tomorrow");
        } else if (type.beats()) {
            beats(buffer, time);
        } else {
            number(buffer, time);
        }
    }

    private void beats(byte[] buffer, long time) {
        int start = fields.start(columns[1]);
        int end = fields.end(columns[1]);
        if (start == end) {
            reject("value: is missing");
        } else if (!BeatRule.allows(buffer, start, end)) {
            reject("value: must be 1 to 64 characters of 0-9, A-F, a-f and space with a digit among them");
        } else if (BeatRule.tooMany(buffer, start, end)) {
            reject(BeatRule.TOO_MANY);
        } else {
            sink.beats(time, buffer, start, end, line);
            countRow();
        }
    }

    private void number(byte[] buffer, long time) {
        fields.trim(buffer, columns[1]);
        int start = fields.start(columns[1]);
        int end = fields.end(columns[1]);
        boolean whole = type.form() == ValueForm.WHOLE;
        long value = whole ? NumberText.wholeValue(buffer, start, end) : NumberText.millionths(buffer, start, end);
        int quality = quality(buffer);
        if (start == end) {
            reject("value: is missing");
        } else if (value == NumberText.NONE) {
            reject(whole ? "value: must be a whole number" : "value: must be a number");
        } else if (quality < 0) {
            reject("quality_indicator: must be a whole number 0..4");
        } else if (value < type.least(quality) || value > type.most()) {
            reject("value: must be in the range " + type.range());
        } else {
            sink.row(time, (int) value, quality);
            countRow();
        }
    }

    /** 0..4, the best where the column or the field is missing; -1 for anything else. */
    private int quality(byte[] buffer) {
        if (!type.hasQuality()) {
            return SeriesType.BEST_QUALITY;
        }
        fields.trim(buffer, columns[2]);
        int start = fields.start(columns[2]);
        int end = fields.end(columns[2]);
        if (start == end) {
            return SeriesType.BEST_QUALITY;
        }
        long quality = NumberText.whole(buffer, start, end);
        return quality >= 0 && quality <= SeriesType.BEST_QUALITY ? (int) quality : -1;
    }

    private void reject(String reason) {
        rejections.add(line, reason);
        countRow();
    }

    private void countRow() {
        if (++rows > mostRows) {
            throw new Problem.TooLarge("file: more than " + mostRows + " rows");
        }
    }
}
