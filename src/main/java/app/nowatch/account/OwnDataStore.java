package app.nowatch.account;

import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface OwnDataStore {
    @SqlUpdate("DELETE FROM login WHERE user_id = :userId")
    int removeLogins(@Bind("userId") UUID userId);

    @SqlUpdate("DELETE FROM account_zone WHERE user_id = :userId")
    int removeZones(@Bind("userId") UUID userId);

    @SqlUpdate("DELETE FROM beta_access WHERE user_id = :userId")
    int removeBetaAccess(@Bind("userId") UUID userId);

    /** Codes are kept by the digest of an address, see {@link Email#hash()}. */
    @SqlUpdate("""
            DELETE FROM password_code
            USING account
            WHERE account.id = :userId
              AND address_hash = sha256(convert_to(lower(email COLLATE "C"), 'UTF8'))
            """)
    int removePasswordCodes(@Bind("userId") UUID userId);

    @SqlUpdate("""
            DELETE FROM address_code
            USING account
            WHERE account.id = :userId
              AND address_hash = sha256(convert_to(lower(email COLLATE "C"), 'UTF8'))
            """)
    int removeAddressCodes(@Bind("userId") UUID userId);

    @SqlUpdate("DELETE FROM account WHERE id = :userId")
    int removeAccount(@Bind("userId") UUID userId);
}
