package app.nowatch.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Collects the table, and tells meanwhile what is going on. Safe for use by several threads. */
final class Report {
    private final List<Row> rows = new CopyOnWriteArrayList<>();
    private final long start = System.nanoTime();

    /** A line of progress with the seconds since the start. */
    void progress(String text) {
        System.out.printf("%5.0f s  %s%n", Run.seconds(System.nanoTime() - start), text);
    }

    void add(Row row) {
        rows.add(row);
        var met = row.gate().isEmpty() ? "" : " (gate " + row.gate() + ": " + row.met() + ")";
        var beside = row.beside().isEmpty() ? "" : " | " + row.beside();
        var ratio = row.ratio().isEmpty() ? "" : " | " + row.ratio();
        progress("  = " + row.measure() + ": " + row.ours() + beside + ratio + met);
    }

    /** Whether no row says otherwise. */
    boolean everyGateMet() {
        return rows.stream().noneMatch(row -> row.met().equals("no"));
    }

    /** The table as Markdown whose columns stand below one another. */
    String table() {
        var all = new ArrayList<Row>();
        all.add(Row.HEADER);
        all.addAll(rows);
        var widths = widths(all);
        var text = new StringBuilder();
        text.append(line(Row.HEADER.cells(), widths, ' '));
        text.append(line(widths.stream().map("-"::repeat).toList(), widths, '-'));
        rows.forEach(row -> text.append(line(row.cells(), widths, ' ')));
        return text.toString();
    }

    private static List<Integer> widths(List<Row> rows) {
        var widths = new ArrayList<Integer>();
        for (int i = 0; i < Row.HEADER.cells().size(); i++) {
            int column = i;
            widths.add(rows.stream()
                    .mapToInt(row -> row.cells().get(column).length())
                    .max()
                    .orElse(0));
        }
        return widths;
    }

    private static String line(List<String> cells, List<Integer> widths, char padding) {
        var text = new StringBuilder("|");
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var rest = " ".repeat(widths.get(i) - cell.length());
            text.append(padding == '-' ? "-" : " ").append(cell).append(rest).append(padding == '-' ? "-|" : " |");
        }
        return text.append('\n').toString();
    }
}
