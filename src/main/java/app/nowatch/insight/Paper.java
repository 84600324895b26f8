package app.nowatch.insight;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * A paper whose finding may be told; the words for it stand with all others, under {@code research.ID}.
 *
 * @param metric what it is about
 * @param page where title and DOI were read
 */
record Paper(String id, Metric metric, String doi, String page, String title) {
    private static final String TABLE = "research-insights.csv";

    /** All of them, in their order. */
    static List<Paper> all() {
        try (var stream = Objects.requireNonNull(Paper.class.getResourceAsStream(TABLE), TABLE);
                var csv = CsvReader.builder().ofNamedCsvRecord(stream)) {
            return csv.stream().map(Paper::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Paper of(NamedCsvRecord row) {
        return new Paper(
                row.getField("id"),
                Metric.valueOf(row.getField("metric")),
                row.getField("doi"),
                row.getField("page"),
                row.getField("title"));
    }
}
