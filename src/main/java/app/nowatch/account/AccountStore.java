package app.nowatch.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Addresses are looked up by their {@linkplain Email#key() key}. */
@RegisterRowMapper(AccountStore.Mapper.class)
interface AccountStore {
    String COLUMNS = """
            account.id, email, first_name, last_name, is_early_access, gender, watch_hand, dominant_hand, height, weight, \
            date_of_birth, unit, employee, last_sync_at, is_admin, \
            email_confirmed IS NOT NULL AS email_is_confirmed, locked_at IS NOT NULL AS is_locked, account.created
            """;

    /** Written by hand, since every request maps one. */
    final class Mapper implements RowMapper<Account> {
        @Override
        public Account map(ResultSet row, StatementContext context) throws SQLException {
            return account(row);
        }

        static Account account(ResultSet row) throws SQLException {
            return new Account(
                    row.getObject("id", UUID.class),
                    row.getString("email"),
                    row.getString("first_name"),
                    row.getString("last_name"),
                    row.getBoolean("is_early_access"),
                    constant(row, "gender", Account.Gender.class),
                    constant(row, "watch_hand", Account.Hand.class),
                    constant(row, "dominant_hand", Account.Hand.class),
                    row.getObject("height", Integer.class),
                    row.getObject("weight", Integer.class),
                    time(row, "date_of_birth"),
                    Account.Unit.valueOf(row.getString("unit")),
                    row.getBoolean("employee"),
                    time(row, "last_sync_at"),
                    row.getBoolean("is_admin"),
                    row.getBoolean("email_is_confirmed"),
                    row.getBoolean("is_locked"),
                    Objects.requireNonNull(time(row, "created")));
        }

        private static <E extends Enum<E>> @Nullable E constant(ResultSet row, String column, Class<E> type)
                throws SQLException {
            var name = row.getString(column);
            return name == null ? null : Enum.valueOf(type, name);
        }

        private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
            var time = row.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
    }

    /** What a password is checked against. */
    record Credentials(UUID id, String passwordHash, boolean isAdmin) {}

    /** Answers false when the address is taken. */
    @SqlUpdate("""
            INSERT INTO account (id, email, password_hash, first_name, last_name, toc_accepted_at,
                                 privacy_policy_accepted_at, is_admin, created, updated)
            VALUES (:id, :email, :passwordHash, :person.firstName, :person.lastName, :person.tocAcceptedAt,
                    :person.privacyPolicyAcceptedAt, :isAdmin, :now, :now)
            ON CONFLICT DO NOTHING
            """)
    boolean add(
            @Bind("id") UUID id,
            @Bind("email") String email,
            @Bind("passwordHash") String passwordHash,
            @BindMethods("person") NewPerson person,
            @Bind("isAdmin") boolean isAdmin,
            @Bind("now") Instant now);

    @SqlQuery("SELECT EXISTS (SELECT FROM account WHERE lower(email COLLATE \"C\") = :key)")
    boolean isTaken(@Bind("key") String key);

    /** Whether the person has shown that mail to it reaches them; empty where nobody has the address. */
    @SqlQuery("SELECT email_confirmed IS NOT NULL FROM account WHERE lower(email COLLATE \"C\") = :key")
    Optional<Boolean> isEmailConfirmed(@Bind("key") String key);

    @SqlUpdate("UPDATE account SET email_confirmed = :now, updated = :now WHERE id = :id AND email_confirmed IS NULL")
    void confirmEmail(@Bind("id") UUID id, @Bind("now") Instant now);

    @SqlQuery("SELECT id, password_hash, is_admin FROM account WHERE lower(email COLLATE \"C\") = :key")
    Optional<Credentials> credentials(@Bind("key") String key);

    @SqlQuery("SELECT " + COLUMNS + " FROM account WHERE id = :id")
    Optional<Account> find(@Bind("id") UUID id);

    @SqlQuery("SELECT " + COLUMNS + " FROM account WHERE id = :id FOR NO KEY UPDATE")
    Optional<Account> lock(@Bind("id") UUID id);

    @SqlQuery("SELECT " + COLUMNS + " FROM account WHERE lower(email COLLATE \"C\") = :key FOR NO KEY UPDATE")
    Optional<Account> lock(@Bind("key") String key);

    /** As {@link #lock(UUID)}, and waits for whoever writes something that refers to the account. */
    @SqlQuery("SELECT " + COLUMNS + " FROM account WHERE id = :id FOR UPDATE")
    Optional<Account> lockToDelete(@Bind("id") UUID id);

    /** All that a person may tell of their body, and need not. */
    @SqlUpdate("""
            UPDATE account
            SET date_of_birth = NULL, height = NULL, weight = NULL, gender = NULL, watch_hand = NULL, dominant_hand = NULL
            WHERE id = :id
            """)
    void forgetMeasures(@Bind("id") UUID id);

    @SqlQuery("""
            UPDATE account
            SET first_name = coalesce(:change.firstName, first_name),
                last_name = coalesce(:change.lastName, last_name),
                date_of_birth = coalesce(:change.dateOfBirth, date_of_birth),
                height = coalesce(:change.height, height),
                weight = coalesce(:change.weight, weight),
                gender = coalesce(:change.gender, gender),
                watch_hand = coalesce(:change.watchHand, watch_hand),
                dominant_hand = coalesce(:change.dominantHand, dominant_hand),
                platform = coalesce(:change.platform, platform),
                unit = coalesce(:change.unit, unit),
                is_early_access = coalesce(:change.isEarlyAccess, is_early_access),
                employee = coalesce(:change.employee, employee),
                is_admin = coalesce(:change.isAdmin, is_admin),
                updated = :now
            WHERE id = :id
            RETURNING\s""" + COLUMNS)
    Optional<Account> change(
            @Bind("id") UUID id, @BindMethods("change") ProfileChange change, @Bind("now") Instant now);

    @SqlUpdate("UPDATE account SET password_hash = :hash, updated = :now WHERE id = :id")
    void setPassword(@Bind("id") UUID id, @Bind("hash") String hash, @Bind("now") Instant now);

    /** Answers false when the person is one already. */
    @SqlUpdate("UPDATE account SET is_admin = true, updated = :now WHERE id = :id AND NOT is_admin")
    boolean grantAdmin(@Bind("id") UUID id, @Bind("now") Instant now);

    /** Answers false when the person has it already. */
    @SqlUpdate("UPDATE account SET is_early_access = true, updated = :now WHERE id = :id AND NOT is_early_access")
    boolean grantEarlyAccess(@Bind("id") UUID id, @Bind("now") Instant now);

    /** Answers false when the person is locked out already. */
    @SqlUpdate("UPDATE account SET locked_at = :now, updated = :now WHERE id = :id AND locked_at IS NULL")
    boolean lockOut(@Bind("id") UUID id, @Bind("now") Instant now);

    /** Answers false when the person is not locked out. */
    @SqlUpdate("UPDATE account SET locked_at = NULL, updated = :now WHERE id = :id AND locked_at IS NOT NULL")
    boolean letIn(@Bind("id") UUID id, @Bind("now") Instant now);

    /** Whether the person is locked out and has this password still. */
    @SqlQuery("""
            SELECT EXISTS (
                SELECT FROM account WHERE id = :id AND password_hash = :passwordHash AND locked_at IS NOT NULL)
            """)
    boolean isLockedOut(@Bind("id") UUID id, @Bind("passwordHash") String passwordHash);

    /** The next people after that one, by creation. */
    @SqlQuery("SELECT " + COLUMNS + """
            FROM account
            WHERE (created, id) > (:created, :id)
            ORDER BY created, id
            LIMIT :most
            """)
    List<Account> after(@Bind("created") Instant created, @Bind("id") UUID id, @Bind("most") int most);
}
