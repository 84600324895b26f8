package app.nowatch.wearer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Reads a generated CSV back, refusing any that is not in the upload's form. */
final class Rows {
    record Row(long second, String text, double value, int quality) {
        Instant instant() {
            return Instant.ofEpochSecond(second);
        }

        long minute() {
            return second / 60;
        }
    }

    private Rows() {}

    static List<Row> of(Wearer wearer, SeriesKind kind, LocalDate utcDay) {
        String csv = new String(wearer.csv(kind, utcDay), StandardCharsets.US_ASCII);
        String header = kind.hasQuality() ? "datetime,value,quality_indicator\n" : "datetime,value\n";
        if (!csv.startsWith(header) || !csv.endsWith("\n") || csv.contains("\r")) {
            throw new AssertionError("Not the upload's form: " + csv.substring(0, Math.min(80, csv.length())));
        }
        return csv.lines().skip(1).map(line -> row(line, kind)).toList();
    }

    static Stream<Row> ofAllDays(Wearer wearer, SeriesKind kind) {
        return wearer.utcDays().stream().flatMap(day -> of(wearer, kind, day).stream());
    }

    private static Row row(String line, SeriesKind kind) {
        String[] columns = line.split(",", -1);
        if (columns.length != (kind.hasQuality() ? 3 : 2)) {
            throw new AssertionError("Wrong columns: " + line);
        }
        int quality = kind.hasQuality() ? Integer.parseInt(columns[2]) : 4;
        return new Row(Long.parseLong(columns[0]), columns[1], Double.parseDouble(columns[1]), quality);
    }
}
