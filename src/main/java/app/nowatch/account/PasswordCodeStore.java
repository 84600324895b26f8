package app.nowatch.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface PasswordCodeStore {
    /** The newest code is the only one. */
    @SqlUpdate("""
            INSERT INTO password_code (address_hash, kid, nonce, tries, created, expires)
            VALUES (:address, :kid, :nonce, :tries, :now, :expires)
            ON CONFLICT (address_hash) DO UPDATE
            SET kid = excluded.kid, nonce = excluded.nonce, tries = excluded.tries,
                created = excluded.created, expires = excluded.expires
            """)
    void put(
            @Bind("address") byte[] address,
            @Bind("kid") String kid,
            @Bind("nonce") UUID nonce,
            @Bind("tries") int tries,
            @Bind("now") Instant now,
            @Bind("expires") Instant expires);

    /** The code to write into a mail: of an address that has an account, and not stale. */
    @SqlQuery("""
            SELECT kid, nonce
            FROM password_code
            WHERE address_hash = :address AND expires > :now
              AND EXISTS (SELECT FROM account WHERE lower(email COLLATE "C") = :key)
            """)
    Optional<MailedCodes.Seed> forMail(
            @Bind("address") byte[] address, @Bind("key") String key, @Bind("now") Instant now);

    /** Counts a try and answers what to compare with; empty when no try is left or the code is stale. */
    @SqlQuery("""
            UPDATE password_code SET tries = tries - 1
            WHERE address_hash = :address AND tries > 0 AND expires > :now
            RETURNING kid, nonce
            """)
    Optional<MailedCodes.Seed> takeTry(@Bind("address") byte[] address, @Bind("now") Instant now);

    /** Uses the code up; answers false when somebody else was faster or a newer code has replaced it. */
    @SqlUpdate("DELETE FROM password_code WHERE address_hash = :address AND nonce = :nonce")
    boolean use(@Bind("address") byte[] address, @Bind("nonce") UUID nonce);

    @SqlUpdate("DELETE FROM password_code WHERE expires <= :now")
    int removeExpired(@Bind("now") Instant now);
}
