package app.nowatch.changes;

import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the changes of one person, page by page. */
final class ChangeFeed {
    static final int PAGE = 1_000;
    static final Duration CURSOR_LIVES = Duration.ofDays(90);
    /** Longer than a cursor lives, since the clocks of nodes differ. */
    private static final Duration DELETIONS_KEPT = CURSOR_LIVES.plusDays(1);

    private static final int ROWS_AT_ONCE = 10_000;

    private final Database database;
    private final Clock clock;

    ChangeFeed(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A change as clients see it. */
    record Shown(ChangeKind kind, String id, ChangeOp op, Instant at) {}

    /** Some changes, and where to go on. */
    record Page(List<Shown> changes, String nextCursor) {}

    /**
     * What has changed since the cursor; without one, everything there is.
     *
     * @throws Problem.Invalid when the cursor is none of this person's
     * @throws Problem.Gone when it is too old, or newer than the database
     */
    Page after(UUID userId, Optional<String> sent) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var cursor = sent.map(text -> living(text, userId, now)).orElse(new Cursor(0, 0, now));
        var found = database.withStatements(
                statements -> new ChangeStore(statements).after(userId, cursor.no(), sent.isPresent(), PAGE));
        if (cursor.no() > found.last()) {
            throw startAgain();
        }
        var rows = found.rows();
        boolean whole = rows.size() < PAGE;
        var next = whole
                ? new Cursor(found.last(), found.last(), now)
                : new Cursor(cursor.from(), rows.getLast().no(), cursor.since());
        var changes = rows.stream()
                .map(row -> new Shown(row.kind(), row.item(), row.since(cursor.from()), row.at()))
                .toList();
        return new Page(changes, next.encode(userId));
    }

    private static Cursor living(String text, UUID userId, Instant now) {
        var cursor = Cursor.decode(text, userId)
                .orElseThrow(() -> new Problem.Invalid("cursor: must be a nextCursor that the caller was given"));
        if (cursor.since().isBefore(now.minus(CURSOR_LIVES))) {
            throw startAgain();
        }
        return cursor;
    }

    private static Problem startAgain() {
        return new Problem.Gone("cursor: is too old; start again without one");
    }

    /** Forgets deletions that no living cursor asks for. */
    void housekeeping() {
        var before = clock.instant().minus(DELETIONS_KEPT);
        int forgotten = ROWS_AT_ONCE;
        while (forgotten == ROWS_AT_ONCE) {
            forgotten = database.withStatements(
                    statements -> new ChangeStore(statements).forgetDeleted(before, ROWS_AT_ONCE));
        }
    }
}
