package app.nowatch.telemetry;

import app.nowatch.platform.db.Statements;
import java.time.Instant;
import java.util.Optional;

/** What waits to be passed on. */
final class ForwardStore {
    private final Statements statements;

    ForwardStore(Statements statements) {
        this.statements = statements;
    }

    /** A request that waits; its body is compressed protobuf. */
    static final class Waiting {
        private final long id;
        private final byte[] body;

        Waiting(long id, byte[] body) {
            this.id = id;
            this.body = body;
        }

        long id() {
            return id;
        }

        byte[] body() {
            return body;
        }
    }

    /** The oldest of a signal, unless a node is about to send it. Nobody else claims it before then. */
    Optional<Waiting> claim(Signal signal, Instant now, Instant until) {
        return statements
                .query("""
                        UPDATE telemetry_forward SET claimed_until = ?
                        WHERE id = (SELECT min(id) FROM telemetry_forward WHERE signal = ?)
                          AND (claimed_until IS NULL OR claimed_until <= ?)
                        RETURNING id, body
                        """, row -> new Waiting(row.getLong("id"), row.getBytes("body")), until, signal.name(), now)
                .stream()
                .findFirst();
    }

    void release(long id) {
        statements.update("UPDATE telemetry_forward SET claimed_until = NULL WHERE id = ?", id);
    }

    void remove(long id) {
        statements.update("DELETE FROM telemetry_forward WHERE id = ?", id);
    }

    int removeBefore(Instant time) {
        return statements.update("DELETE FROM telemetry_forward WHERE created < ?", time);
    }
}
