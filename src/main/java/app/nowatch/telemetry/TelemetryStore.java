package app.nowatch.telemetry;

import app.nowatch.platform.db.Statements;
import app.nowatch.platform.db.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes and erases. */
final class TelemetryStore {
    private static final String SOURCES = "COPY telemetry_source (id, received, user_id, document)";
    private static final String COLUMNS =
            "(id, received, time, user_id, source, service, name, severity, trace_id, span_id, firmware, exception, document)";
    private static final String BINARY = " FROM STDIN (FORMAT binary)";

    /** The signature, no flags, no extension. */
    private static final byte[] HEAD = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final byte[] END = {-1, -1};

    private final Connection connection;
    private final Statements statements;

    TelemetryStore(Transaction transaction) {
        connection = transaction.connection();
        statements = transaction.statements();
    }

    /**
     * Keeps the accounts from being deleted until the transaction ends, and answers those that are there. One that is just being
     * deleted is not waited for: that would keep everybody else waiting.
     */
    Set<UUID> holdAccounts(List<Batch> batches) {
        var ids = batches.stream()
                .map(batch -> batch.userId().toString())
                .distinct()
                .toArray(String[]::new);
        return new HashSet<>(statements.query(
                "SELECT id FROM account WHERE id = ANY (?::uuid[]) ORDER BY id FOR KEY SHARE SKIP LOCKED",
                row -> row.getObject(1, UUID.class),
                (Object) ids));
    }

    /**
     * Until the transaction ends, no statement takes longer, and no answer is waited for for longer.
     *
     * @param silence without a byte from the database, after which the connection is given up
     */
    void boundTime(Duration statement, Duration silence) {
        try {
            connection.setNetworkTimeout(Runnable::run, (int) silence.toMillis());
        } catch (SQLException e) {
            throw Statements.failed(e);
        }
        statements.update("SET LOCAL statement_timeout = " + statement.toMillis());
    }

    /** Adds the rows, and what is to be passed on. */
    void add(List<Batch> batches) {
        try {
            var copies = connection.unwrap(PGConnection.class).getCopyAPI();
            copy(copies, SOURCES + BINARY, batches, Batch::sources);
            for (var signal : Signal.values()) {
                var ofSignal = batches.stream()
                        .filter(batch -> batch.signal() == signal)
                        .toList();
                copy(copies, "COPY " + signal.table() + " " + COLUMNS + BINARY, ofSignal, Batch::items);
            }
        } catch (SQLException e) {
            throw Statements.failed(e);
        }
        var forwarded =
                batches.stream().filter(batch -> batch.forward().length > 0).toList();
        if (!forwarded.isEmpty()) {
            forward(forwarded);
        }
    }

    private static void copy(CopyManager copies, String sql, List<Batch> batches, Function<Batch, Bytes> rows)
            throws SQLException {
        if (batches.isEmpty()) {
            return;
        }
        var copy = copies.copyIn(sql);
        try {
            copy.writeToCopy(HEAD, 0, HEAD.length);
            for (var batch : batches) {
                var bytes = rows.apply(batch);
                copy.writeToCopy(bytes.buffer(), 0, bytes.length());
            }
            copy.writeToCopy(END, 0, END.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void forward(List<Batch> batches) {
        statements.update(
                """
                INSERT INTO telemetry_forward (user_id, signal, body, created)
                SELECT * FROM unnest(?::uuid[], ?::text[], ?::bytea[], ?::timestamptz[])
                """,
                texts(batches, Batch::userId),
                texts(batches, Batch::signal),
                batches.stream().map(Batch::forward).toArray(byte[][]::new),
                texts(batches, Batch::received));
    }

    private static String[] texts(List<Batch> batches, Function<Batch, Object> column) {
        return batches.stream().map(column).map(Object::toString).toArray(String[]::new);
    }

    /** Removes all of a person, and answers how many items there were. */
    long erase(UUID userId) {
        statements.update("DELETE FROM telemetry_forward WHERE user_id = ?", userId);
        statements.update("DELETE FROM telemetry_source WHERE user_id = ?", userId);
        return Arrays.stream(Signal.values())
                .mapToLong(signal -> statements.update("DELETE FROM " + signal.table() + " WHERE user_id = ?", userId))
                .sum();
    }
}
