package app.nowatch.changes;

import app.nowatch.platform.db.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The column {@code account.change_no} belongs to this room. */
final class ChangeStore {
    private final Statements statements;

    ChangeStore(Statements statements) {
        this.statements = statements;
    }

    /** Answers false when the account is gone. */
    boolean hold(UUID userId) {
        return !statements
                .query("SELECT 1 FROM account WHERE id = ? FOR NO KEY UPDATE", row -> true, userId)
                .isEmpty();
    }

    /** Numbers the changes in their order; answers how many were noted: none when the account is gone. */
    int add(UUID userId, List<Change> changes, Instant at) {
        return statements.update(
                """
                WITH numbered AS (
                    UPDATE account SET change_no = change_no + ? WHERE id = ? RETURNING id, change_no - ? AS before)
                INSERT INTO change (user_id, kind, item, no, added_no, deleted, at)
                SELECT numbered.id, sent.kind, sent.item, before + place,
                       CASE sent.op WHEN 'ADDED' THEN before + place ELSE 0 END, sent.op = 'DELETED', ?
                FROM numbered CROSS JOIN unnest(?, ?, ?) WITH ORDINALITY AS sent (kind, item, op, place)
                ON CONFLICT (user_id, kind, item) DO UPDATE
                SET no = excluded.no, added_no = greatest(change.added_no, excluded.added_no),
                    deleted = excluded.deleted, at = excluded.at
                """,
                changes.size(),
                userId,
                changes.size(),
                at,
                column(changes, change -> change.kind().name()),
                column(changes, Change::item),
                column(changes, change -> change.op().name()));
    }

    private static String[] column(List<Change> changes, Function<Change, String> value) {
        return changes.stream().map(value).toArray(String[]::new);
    }

    /** What has become of a thing. */
    record Row(ChangeKind kind, String item, long no, long addedNo, boolean deleted, Instant at) {
        /** To somebody who has seen everything up to a number. */
        ChangeOp since(long seen) {
            if (deleted) {
                return ChangeOp.DELETED;
            }
            return addedNo > seen ? ChangeOp.ADDED : ChangeOp.CHANGED;
        }
    }

    /** Some changes in order, and the last number that was given. */
    record Page(long last, List<Row> rows) {}

    /** At most so many changes after a number; one statement sees one state. */
    Page after(UUID userId, long no, boolean deletions, int most) {
        record Found(long last, Optional<Row> row) {}
        var found = statements.query(
                """
                SELECT change_no, kind, item, no, added_no, deleted, at
                FROM account LEFT JOIN (
                    SELECT * FROM change WHERE user_id = ? AND no > ? AND (? OR NOT deleted) ORDER BY no LIMIT ?) AS later
                  ON true
                WHERE id = ?
                ORDER BY no
                """, row -> new Found(row.getLong("change_no"), row(row)), userId, no, deletions, most, userId);
        long last = found.isEmpty() ? no : found.getFirst().last();
        return new Page(
                last, found.stream().flatMap(each -> each.row().stream()).toList());
    }

    private static Optional<Row> row(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        return kind == null
                ? Optional.empty()
                : Optional.of(new Row(
                        ChangeKind.valueOf(kind),
                        row.getString("item"),
                        row.getLong("no"),
                        row.getLong("added_no"),
                        row.getBoolean("deleted"),
                        Statements.instant(row, "at")));
    }

    /** Forgets so much at once of what was deleted before then; what is about to change waits for the next time. */
    int forgetDeleted(Instant before, int most) {
        return statements.update("""
                DELETE FROM change
                WHERE (user_id, kind, item) IN (
                    SELECT user_id, kind, item FROM change WHERE deleted AND at < ? LIMIT ? FOR UPDATE SKIP LOCKED)
                """, before, most);
    }

    int erase(UUID userId) {
        return statements.update("DELETE FROM change WHERE user_id = ?", userId);
    }
}
