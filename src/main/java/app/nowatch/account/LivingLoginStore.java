package app.nowatch.account;

import app.nowatch.platform.db.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The one statement of every request with a token, in plain JDBC: an object mapper's own work took half of a small request's
 * time.
 */
final class LivingLoginStore {
    private static final String FIND =
            "SELECT login.id AS login_id, pair, pair_used, dead_pairs, last_used_at, " + AccountStore.COLUMNS + """
            FROM login JOIN account ON account.id = login.user_id
            WHERE login.id = ? AND login.expires_at > ?
            """;

    private final DataSource database;

    LivingLoginStore(DataSource database) {
        this.database = database;
    }

    /** A living login with its person. */
    record Living(
            UUID loginId, UUID pair, boolean pairUsed, List<UUID> deadPairs, Instant lastUsedAt, Account account) {}

    /** The login, if it has neither ended nor expired. */
    Optional<Living> find(UUID id, Instant now) {
        try (var connection = database.getConnection()) {
            return new Statements(connection)
                    .query(FIND, LivingLoginStore::living, id, now.atOffset(ZoneOffset.UTC)).stream()
                            .findFirst();
        } catch (SQLException e) {
            throw Statements.failed(e);
        }
    }

    private static Living living(ResultSet row) throws SQLException {
        return new Living(
                row.getObject("login_id", UUID.class),
                row.getObject("pair", UUID.class),
                row.getBoolean("pair_used"),
                List.of((UUID[]) row.getArray("dead_pairs").getArray()),
                row.getObject("last_used_at", OffsetDateTime.class).toInstant(),
                AccountStore.Mapper.account(row));
    }
}
