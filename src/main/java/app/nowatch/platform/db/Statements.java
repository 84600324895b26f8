package app.nowatch.platform.db;

import static java.time.ZoneOffset.UTC;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL on a connection: parameters in their order, rows through a function. For statements that every request
 * or upload makes, and those of many rows: what an object mapper does around a statement costs more than the statement.
 */
public final class Statements {
    private final Connection connection;

    public Statements(Connection connection) {
        this.connection = connection;
    }

    /** Makes a thing of a row. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> query(String sql, Row<T> row, @Nullable Object... parameters) {
        try (var statement = prepare(sql, parameters);
                var rows = statement.executeQuery()) {
            var things = new ArrayList<T>();
            while (rows.next()) {
                things.add(row.read(rows));
            }
            return things;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Answers how many rows were changed. */
    public int update(String sql, @Nullable Object... parameters) {
        try (var statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            // The driver takes int[], String[] and byte[][] as arrays too, in their binary form.
            statement.setObject(i + 1, parameters[i] instanceof Instant time ? time.atOffset(UTC) : parameters[i]);
        }
        return statement;
    }

    /** A column of a row as a time; minus infinity is the earliest that the driver can express. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** As {@link #instant}, empty where there is none. */
    public static Optional<Instant> nullableInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** What a store throws when the database refuses. */
    public static RuntimeException failed(SQLException e) {
        return new IllegalStateException("a statement failed", e);
    }
}
