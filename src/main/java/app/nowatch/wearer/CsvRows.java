package app.nowatch.wearer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The rows of one upload as text: a header, then {@code datetime,value[,quality_indicator]}, each line ended by LF. */
final class CsvRows {
    private static final int LONGEST_ROW = 64;
    private static final int USUAL_ROW = 20;

    private final boolean quality;
    private final long midnight;
    private byte[] text;
    private int length;

    CsvRows(SeriesKind kind, long midnight, int expectedRows) {
        this.quality = kind.hasQuality();
        this.midnight = midnight;
        this.text = new byte[LONGEST_ROW + USUAL_ROW * expectedRows];
        String header = quality ? "datetime,value,quality_indicator\n" : "datetime,value\n";
        for (byte character : header.getBytes(StandardCharsets.US_ASCII)) {
            append(character);
        }
    }

    /** Adds a row; the quality is dropped for a series without one. */
    void add(int second, long value, int qualityIndicator) {
        addDecimal(second, value, 0, qualityIndicator);
    }

    /** Adds a row whose value is {@code scaled} / 10^{@code places}, not negative, with all places written. */
    void addDecimal(int second, long scaled, int places, int qualityIndicator) {
        if (text.length - length < LONGEST_ROW) {
            text = Arrays.copyOf(text, 2 * text.length);
        }
        number(midnight + second, 0);
        append(',');
        number(scaled, places);
        if (quality) {
            append(',');
            append('0' + qualityIndicator);
        }
        append('\n');
    }

    byte[] bytes() {
        return Arrays.copyOf(text, length);
    }

    private void append(int character) {
        text[length++] = (byte) character;
    }

    private void number(long scaled, int places) {
        int end = length + digits(scaled, places + 1) + (places > 0 ? 1 : 0);
        int point = end - places - 1;
        long rest = scaled;
        for (int at = end - 1; at >= length; at--) {
            if (places > 0 && at == point) {
                text[at] = '.';
            } else {
                text[at] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        length = end;
    }

    private static int digits(long number, int atLeast) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return Math.max(digits, atLeast);
    }
}
