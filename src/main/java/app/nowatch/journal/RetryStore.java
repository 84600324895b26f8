package app.nowatch.journal;

import app.nowatch.platform.db.Statements;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What requests with a key were answered. */
final class RetryStore {
    private final Statements statements;

    RetryStore(Statements statements) {
        this.statements = statements;
    }

    /** An answered request. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answered(byte[] request, List<UUID> answer) {
        boolean isOf(Retry retry) {
            return Arrays.equals(request, retry.request());
        }
    }

    /** What was answered under this key since a moment. */
    Optional<Answered> find(UUID userId, String key, Instant after) {
        return statements
                .query(
                        "SELECT request, answer FROM idempotency_key WHERE user_id = ? AND key = ? AND created > ?",
                        row -> new Answered(row.getBytes("request"), List.of((UUID[])
                                row.getArray("answer").getArray())),
                        userId,
                        key,
                        after)
                .stream()
                .findFirst();
    }

    /** Remembers an answer, in the place of one that has run out. */
    void put(UUID userId, Retry retry, List<UUID> answer, Instant now) {
        statements.update(
                """
                INSERT INTO idempotency_key (user_id, key, request, answer, created) VALUES (?, ?, ?, ?::text[]::uuid[], ?)
                ON CONFLICT (user_id, key) DO UPDATE
                SET request = excluded.request, answer = excluded.answer, created = excluded.created
                """,
                userId,
                retry.key(),
                retry.request(),
                answer.stream().map(UUID::toString).toArray(String[]::new),
                now);
    }

    /** Removes so many at once; those that somebody else is about to remove wait for the next time. */
    int removeBefore(Instant before, int most) {
        return statements.update("""
                DELETE FROM idempotency_key
                WHERE (user_id, key) IN (
                    SELECT user_id, key FROM idempotency_key WHERE created <= ? LIMIT ? FOR UPDATE SKIP LOCKED)
                """, before, most);
    }

    int erase(UUID userId) {
        return statements.update("DELETE FROM idempotency_key WHERE user_id = ?", userId);
    }
}
