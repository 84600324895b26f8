package app.nowatch.export;

import app.nowatch.platform.db.Statements;
import app.nowatch.platform.export.ExportFormat;
import app.nowatch.platform.http.DayRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Exports that are made in the background. */
record ExportJobStore(Statements statements) {
    private static final String SELECT = "SELECT * FROM export_job ";

    /**
     * An export as it is kept.
     *
     * @param reason of a failed one
     * @param size of a completed one, in bytes
     * @param sha256 of a completed one, in hex
     */
    record Row(
            UUID id,
            ExportRequest request,
            ExportStatus status,
            int attempts,
            @Nullable String reason,
            long size,
            @Nullable String sha256,
            Instant created,
            Instant updated) {}

    private static Row row(ResultSet row) throws SQLException {
        var request = new ExportRequest(
                row.getObject("user_id", UUID.class),
                List.of((UUID[]) row.getArray("exported_user_ids").getArray()),
                List.of((String[]) row.getArray("types").getArray()),
                new DayRange(row.getObject("start_day", LocalDate.class), row.getObject("end_day", LocalDate.class)),
                ExportFormat.valueOf(row.getString("format")));
        return new Row(
                row.getObject("id", UUID.class),
                request,
                ExportStatus.valueOf(row.getString("status")),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getLong("size"),
                row.getString("sha256"),
                Statements.instant(row, "created"),
                Statements.instant(row, "updated"));
    }

    /**
     * Keeps the accounts of an export from going, and others from adding exports for the one who asks, until the transaction ends;
     * false when that one is gone.
     */
    boolean hold(ExportRequest request) {
        var people = new TreeSet<UUID>(Comparator.comparing(UUID::toString));
        people.add(request.caller());
        people.addAll(request.owners());
        // Always in the same order, so that two do not wait for each other.
        boolean held = false;
        for (var person : people) {
            boolean caller = person.equals(request.caller());
            var strength = caller ? "NO KEY UPDATE" : "KEY SHARE";
            var found = statements.query("SELECT id FROM person WHERE id = ? FOR " + strength, row -> true, person);
            held |= caller && !found.isEmpty();
        }
        return held;
    }

    int inProgress(UUID userId) {
        return statements
                .query(
                        "SELECT count(*) FROM export_job WHERE user_id = ? AND status = 'IN_PROGRESS'",
                        row -> row.getInt(1),
                        userId)
                .getFirst();
    }

    /** Adds one, with from when on each owner's data may be seen; false when somebody shows nothing. */
    boolean add(UUID id, ExportRequest request, Instant now) {
        var owners = request.owners().stream().map(UUID::toString).toArray(String[]::new);
        return statements.update(
                        """
                        INSERT INTO export_job (id, user_id, status, types, exported_user_ids, visible_since, format,
                                                start_day, end_day, created, updated)
                        SELECT ?, ?, 'IN_PROGRESS', ?, array_agg(owner ORDER BY place),
                               array_agg(visible_since ORDER BY place), ?, ?, ?, ?, ?
                        FROM unnest(?::text[]::uuid[]) WITH ORDINALITY AS asked (owner, place)
                        CROSS JOIN LATERAL visibility(owner, ?, ?)
                        HAVING count(*) = ?
                        """,
                        id,
                        request.caller(),
                        request.types().toArray(String[]::new),
                        request.format().name(),
                        request.days().start(),
                        request.days().end(),
                        now,
                        now,
                        owners,
                        request.caller(),
                        now,
                        owners.length)
                == 1;
    }

    /** Somebody's, the newest first. */
    List<Row> all(UUID userId) {
        return statements.query(
                SELECT + "WHERE user_id = ? ORDER BY created DESC, id DESC", ExportJobStore::row, userId);
    }

    Optional<Row> find(UUID id) {
        return statements.query(SELECT + "WHERE id = ?", ExportJobStore::row, id).stream()
                .findFirst();
    }

    /** Whether all whose data it holds still show them to who asked for it, from no later on than when it was made. */
    boolean isStillShown(UUID id, Instant at) {
        return statements.query("""
                        SELECT NOT EXISTS (
                            SELECT FROM unnest(exported_user_ids, visible_since) AS shown (owner, since)
                            WHERE NOT EXISTS (
                                SELECT FROM visibility(shown.owner, export_job.user_id, ?) AS now
                                WHERE now.visible_since <= shown.since))
                        FROM export_job WHERE id = ?
                        """, row -> row.getBoolean(1), at, id).contains(true);
    }

    /**
     * Counts a try, notes from when on each owner's data may be seen now, and tells which try it is; 0 when there is nothing to try
     * any more.
     */
    int begin(UUID id, Instant now) {
        return statements.query("""
                        UPDATE export_job
                        SET attempts = attempts + 1,
                            visible_since = (
                                SELECT array_agg(coalesce(visible_since, 'infinity') ORDER BY place)
                                FROM unnest(exported_user_ids) WITH ORDINALITY AS asked (owner, place)
                                LEFT JOIN LATERAL visibility(owner, user_id, ?) ON true)
                        WHERE id = ? AND status = 'IN_PROGRESS' RETURNING attempts
                        """, row -> row.getInt(1), now, id).stream()
                .findFirst()
                .orElse(0);
    }

    /** Takes back a try that the server's own end has ended. */
    int takeBack(UUID id) {
        return statements.update(
                "UPDATE export_job SET attempts = attempts - 1 WHERE id = ? AND status = 'IN_PROGRESS'", id);
    }

    /** False when it is gone, done already, or when somebody's data are seen from another moment on than when it was begun. */
    boolean complete(UUID id, long size, String sha256, Instant now) {
        return statements.update("""
                        UPDATE export_job SET status = 'COMPLETED', size = ?, sha256 = ?, updated = ?
                        WHERE id = ? AND status = 'IN_PROGRESS'
                          AND NOT EXISTS (
                              SELECT FROM unnest(exported_user_ids, visible_since) AS shown (owner, since)
                              WHERE NOT EXISTS (
                                  SELECT FROM visibility(shown.owner, export_job.user_id, ?) AS now
                                  WHERE now.visible_since = shown.since))
                        """, size, sha256, now, id, now) == 1;
    }

    int fail(UUID id, String reason, Instant now) {
        return statements.update("""
                UPDATE export_job SET status = 'FAILED', reason = ?, updated = ?
                WHERE id = ? AND status = 'IN_PROGRESS'
                """, reason, now, id);
    }

    /** Removes somebody's that are done, but for so many of the newest, and tells which. */
    List<UUID> removeAllBut(UUID userId, int kept) {
        return statements.query("""
                DELETE FROM export_job
                WHERE id IN (
                    SELECT id FROM export_job WHERE user_id = ? AND status <> 'IN_PROGRESS'
                    ORDER BY created DESC, id DESC OFFSET ? FOR UPDATE)
                RETURNING id
                """, row -> row.getObject(1, UUID.class), userId, kept);
    }

    /** Removes those that were done before a moment, and tells which. */
    List<UUID> removeBefore(Instant before) {
        return statements.query("""
                DELETE FROM export_job
                WHERE id IN (
                    SELECT id FROM export_job WHERE updated <= ? AND status <> 'IN_PROGRESS' FOR UPDATE SKIP LOCKED)
                RETURNING id
                """, row -> row.getObject(1, UUID.class), before);
    }

    /** Removes all of somebody's, and those of others that hold data of theirs, and tells which. */
    List<UUID> erase(UUID userId) {
        return statements.query("""
                DELETE FROM export_job
                WHERE id IN (
                    SELECT id FROM export_job WHERE user_id = ? OR ? = ANY (exported_user_ids) ORDER BY id FOR UPDATE)
                RETURNING id
                """, row -> row.getObject(1, UUID.class), userId, userId);
    }

    List<UUID> ids() {
        return statements.query("SELECT id FROM export_job", row -> row.getObject(1, UUID.class));
    }
}
