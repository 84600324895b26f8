package app.nowatch.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface AddressCodeStore {
    /** Makes a code where there is none, or where it has no try left or ends before that moment; else keeps it as it is. */
    @SqlUpdate("""
            INSERT INTO address_code AS held (address_hash, kid, nonce, tries, created, expires)
            VALUES (:address, :kid, :nonce, :tries, :now, :expires)
            ON CONFLICT (address_hash) DO UPDATE
            SET kid = excluded.kid, nonce = excluded.nonce, tries = excluded.tries,
                created = excluded.created, expires = excluded.expires
            WHERE held.tries <= 0 OR held.expires < :endsBefore
            """)
    void keepOrReplace(
            @Bind("address") byte[] address,
            @Bind("kid") String kid,
            @Bind("nonce") UUID nonce,
            @Bind("tries") int tries,
            @Bind("now") Instant now,
            @Bind("expires") Instant expires,
            @Bind("endsBefore") Instant endsBefore);

    @SqlQuery("SELECT kid, nonce FROM address_code WHERE address_hash = :address AND tries > 0 AND expires > :now")
    Optional<MailedCodes.Seed> living(@Bind("address") byte[] address, @Bind("now") Instant now);

    /**
     * Counts a try and answers what to compare with; empty when no try was left or the code is stale. An address that no code
     * went to gets one that nobody knows, so that its tries cost and answer the same.
     */
    @SqlQuery("""
            WITH tried AS (
                INSERT INTO address_code AS held (address_hash, kid, nonce, tries, created, expires)
                VALUES (:address, :kid, :nonce, :tries - 1, :now, :expires)
                ON CONFLICT (address_hash) DO UPDATE SET tries = held.tries - 1
                RETURNING kid, nonce, tries, expires
            )
            SELECT kid, nonce FROM tried WHERE tries >= 0 AND expires > :now
            """)
    Optional<MailedCodes.Seed> takeTry(
            @Bind("address") byte[] address,
            @Bind("kid") String kid,
            @Bind("nonce") UUID nonce,
            @Bind("tries") int tries,
            @Bind("now") Instant now,
            @Bind("expires") Instant expires);

    /** Uses the code up; answers false when somebody else was faster or a newer code has replaced it. */
    @SqlUpdate("DELETE FROM address_code WHERE address_hash = :address AND nonce = :nonce")
    boolean use(@Bind("address") byte[] address, @Bind("nonce") UUID nonce);

    @SqlUpdate("DELETE FROM address_code WHERE address_hash = :address")
    void remove(@Bind("address") byte[] address);

    @SqlUpdate("DELETE FROM address_code WHERE expires <= :now")
    int removeExpired(@Bind("now") Instant now);
}
