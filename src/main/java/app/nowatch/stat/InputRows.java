package app.nowatch.stat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads rows of comma-separated values: with or without a header, a byte-order mark and blank lines at the end. */
final class InputRows {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]");

    private InputRows() {}

    /**
     * The rows of an input.
     *
     * @param fewest how many columns a row has at least
     * @param most how many it has at most
     */
    static List<InputRow> read(InputStream input, int fewest, int most) {
        var rows = rows(input);
        while (!rows.isEmpty() && rows.getLast().isBlank()) {
            rows.removeLast();
        }
        if (!rows.isEmpty() && isHeader(rows.getFirst())) {
            rows.removeFirst();
        }
        int columns = rows.stream().mapToInt(InputRow::columns).max().orElse(fewest);
        // In a single column an empty line is an unknown value; in more it says nothing.
        rows.removeIf(row -> columns > 1 && row.isBlank());
        for (var row : rows) {
            if (row.columns() < fewest || row.columns() > most || (row.columns() == 1 && columns > 1)) {
                throw new BadInput(row.line(), "wrong number of columns: " + row.columns());
            }
        }
        return rows;
    }

    /** Names begin with a letter: numbers with blanks between, or another encoding, are no header but unreadable. */
    private static boolean isHeader(InputRow row) {
        return NAME.matcher(row.text(0)).lookingAt() && !InputRow.isNumber(row.text(0));
    }

    private static List<InputRow> rows(InputStream input) {
        var rows = new ArrayList<InputRow>();
        var reader = new InputStreamReader(input, StandardCharsets.UTF_8);
        try {
            CsvReader.builder()
                    .skipEmptyLines(false)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(reader)
                    .forEach(line -> rows.add(row(line, rows.isEmpty())));
        } catch (CsvParseException | UncheckedIOException e) {
            throw new BadInput("this is no CSV: " + e.getMessage());
        }
        return rows;
    }

    private static InputRow row(CsvRecord line, boolean first) {
        var fields = line.getFields().stream().map(String::strip).toList();
        if (first && fields.getFirst().startsWith(BYTE_ORDER_MARK)) {
            var clean = new ArrayList<>(fields);
            clean.set(0, fields.getFirst().substring(1).strip());
            fields = clean;
        }
        return new InputRow(line.getStartingLineNumber(), fields);
    }
}
