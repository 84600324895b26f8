package app.nowatch.session;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a type of activity means, for ever; docs/activity-types.md tells where the table is from.
 *
 * @param met energy spent as a multiple of that at rest; null where it is not known
 * @param metSource the line that {@code met} is from; null when that is
 */
record ActivityType(
        int type,
        String name,
        String category,
        @Nullable BigDecimal met,
        @Nullable String metSource) {
    private static final String TABLE = "/activity-types.csv";
    private static final String SOURCE = "2024 Adult Compendium of Physical Activities, code ";

    /** All types in order. */
    static List<ActivityType> all() {
        try (var stream =
                        Objects.requireNonNull(ActivityType.class.getResourceAsStream(TABLE), "the table is missing");
                var csv = CsvReader.builder().ofNamedCsvRecord(stream)) {
            return csv.stream().map(ActivityType::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ActivityType of(NamedCsvRecord row) {
        var met = row.getField("met");
        return new ActivityType(
                Integer.parseInt(row.getField("type")),
                row.getField("name"),
                row.getField("category"),
                met.isEmpty() ? null : new BigDecimal(met),
                met.isEmpty() ? null : SOURCE + row.getField("code"));
    }
}
