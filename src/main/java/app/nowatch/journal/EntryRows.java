package app.nowatch.journal;

import app.nowatch.platform.db.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what the tables of all kinds have in common. */
public final class EntryRows {
    private EntryRows() {}

    /**
     * Entries from a query that joins the gate from the left: without a row it is closed, a row without an id says that there is
     * nothing behind it. Its columns are {@code id}, {@code revision}, {@code created}, {@code updated}, {@code visible_since},
     * {@code found} and those of the content.
     */
    public static <T extends Content> Optional<Visible<T>> visible(
            Statements statements, String sql, Statements.Row<T> content, Object... parameters) {
        var rows = statements.query(sql, row -> row(row, content), parameters);
        return rows.stream()
                .findFirst()
                .map(first -> new Visible<>(
                        first.since(),
                        first.found(),
                        rows.stream().flatMap(row -> row.entries().stream()).toList()));
    }

    private static <T extends Content> Visible<T> row(ResultSet row, Statements.Row<T> content) throws SQLException {
        var since = Statements.instant(row, "visible_since");
        var id = row.getObject("id", UUID.class);
        if (id == null) {
            return new Visible<>(since, 0, List.of());
        }
        var entry = new Entry<>(
                id,
                content.read(row),
                row.getInt("revision"),
                Statements.instant(row, "created"),
                Statements.instant(row, "updated"));
        return new Visible<>(since, row.getInt("found"), List.of(entry));
    }

    /** Nobody else can have changed what is held: another number of rows is a mistake of ours. */
    public static void requireOne(int rows) {
        if (rows != 1) {
            throw new IllegalStateException(rows + " entries were changed instead of one");
        }
    }

    /** A row of {@code fingerprint}, {@code id}, {@code added}. */
    public static Batch.Match match(ResultSet row) throws SQLException {
        return new Batch.Match(
                row.getObject("fingerprint", UUID.class), row.getObject("id", UUID.class), row.getBoolean("added"));
    }
}
