package app.nowatch.figures;

import app.nowatch.platform.db.Statements;
import app.nowatch.platform.http.DayRange;
import app.nowatch.sharing.Viewing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Kept figures and tables of minutes of one person. */
final class FigureStore {
    /** Half of the key of the lock; no other lock has it. */
    private static final int LOCK = 0x66_69_67;

    private final Statements statements;
    private final UUID userId;

    FigureStore(Statements statements, UUID userId) {
        this.statements = statements;
        this.userId = userId;
    }

    /** Keeps others from making figures of this person until the transaction ends; false when somebody does so already. */
    boolean tryLock() {
        return statements
                .query("SELECT pg_try_advisory_xact_lock(?, ?)", row -> row.getBoolean(1), LOCK, userId.hashCode())
                .getFirst();
    }

    /** The fingerprints of days whose figures are kept, both ends included. */
    Map<LocalDate, UUID> fingerprints(LocalDate first, LocalDate last) {
        var kept = new HashMap<LocalDate, UUID>();
        statements.query(
                "SELECT day, fingerprint FROM daily_figures WHERE user_id = ? AND day BETWEEN ? AND ?",
                row -> kept.put(row.getObject("day", LocalDate.class), row.getObject("fingerprint", UUID.class)),
                userId,
                first,
                last);
        return kept;
    }

    /** The first and the last day whose figures are kept; empty without any. */
    Optional<DayRange> extent() {
        return statements
                .query(
                        """
                        SELECT min(day) AS first, max(day) AS last FROM daily_figures WHERE user_id = ? HAVING count(*) > 0
                        """,
                        row -> new DayRange(
                                row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class)),
                        userId)
                .stream()
                .findFirst();
    }

    /** What is kept of a day, or nothing. */
    FigureDocument document(LocalDate day) {
        return statements
                .query(
                        "SELECT figures FROM daily_figures WHERE user_id = ? AND day = ?",
                        row -> FigureDocument.decode(row.getString("figures")),
                        userId,
                        day)
                .stream()
                .findFirst()
                .orElse(FigureDocument.NONE);
    }

    /** From when on the viewer may see something; empty when they may see nothing. */
    static Optional<Instant> visibleSince(Statements statements, Viewing viewing) {
        return statements
                .query(
                        "SELECT visible_since FROM visibility(?, ?, ?)",
                        row -> Statements.instant(row, "visible_since"),
                        viewing.owner(),
                        viewing.viewer(),
                        viewing.at())
                .stream()
                .findFirst();
    }

    /** A day as somebody sees it: from when on they see, and what is kept of it. */
    record Seen(Instant since, @Nullable LocalDate day, FigureDocument document) {}

    /** What is kept of some days, both ends included, as far as the gate is open: one row at least while it is. */
    static List<Seen> seen(Statements statements, Viewing viewing, LocalDate first, LocalDate last) {
        return statements.query(
                """
                SELECT visible_since, day, figures
                FROM visibility(?, ?, ?)
                LEFT JOIN daily_figures ON user_id = ? AND day BETWEEN ? AND ?
                """,
                row -> new Seen(
                        Statements.instant(row, "visible_since"),
                        row.getObject("day", LocalDate.class),
                        row.getString("figures") == null
                                ? FigureDocument.NONE
                                : FigureDocument.decode(row.getString("figures"))),
                viewing.owner(),
                viewing.viewer(),
                viewing.at(),
                viewing.owner(),
                first,
                last);
    }

    void put(LocalDate day, UUID fingerprint, String document) {
        statements.update("""
                INSERT INTO daily_figures (user_id, day, fingerprint, figures) VALUES (?, ?, ?, ?)
                ON CONFLICT (user_id, day) DO UPDATE
                SET fingerprint = excluded.fingerprint, figures = excluded.figures
                """, userId, day, fingerprint, document);
    }

    void remove(LocalDate day) {
        statements.update("DELETE FROM daily_figures WHERE user_id = ? AND day = ?", userId, day);
    }

    /** An encoded table of minutes with the stamp of what it was made of. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record KeptMinutes(int utcDay, long stamp, byte[] data) {}

    /** Tables of UTC days, both ends included. */
    List<KeptMinutes> minutes(int firstDay, int lastDay) {
        return statements.query(
                """
                SELECT day - DATE '1970-01-01' AS day, stamp, data
                FROM minute_day
                WHERE user_id = ? AND day BETWEEN DATE '1970-01-01' + ? AND DATE '1970-01-01' + ?
                """,
                row -> new KeptMinutes(row.getInt("day"), row.getLong("stamp"), row.getBytes("data")),
                userId,
                firstDay,
                lastDay);
    }

    void putMinutes(KeptMinutes kept) {
        statements.update("""
                INSERT INTO minute_day (user_id, day, stamp, data) VALUES (?, DATE '1970-01-01' + ?, ?, ?)
                ON CONFLICT (user_id, day) DO UPDATE SET stamp = excluded.stamp, data = excluded.data
                """, userId, kept.utcDay(), kept.stamp(), kept.data());
    }

    /** Removes the tables of a range of UTC days, both ends included, but for some. */
    void removeMinutesBut(int firstDay, int lastDay, int[] stay) {
        statements.update("""
                DELETE FROM minute_day
                WHERE user_id = ? AND day BETWEEN DATE '1970-01-01' + ? AND DATE '1970-01-01' + ?
                  AND day - DATE '1970-01-01' <> ALL (?)
                """, userId, firstDay, lastDay, stay);
    }

    /** Removes everything and answers how many days of figures there were. */
    int erase() {
        statements.update("DELETE FROM minute_day WHERE user_id = ?", userId);
        return statements.update("DELETE FROM daily_figures WHERE user_id = ?", userId);
    }
}
