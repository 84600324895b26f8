package app.nowatch.platform.security;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface TokenKeyStore {
    /** {@code kid} names the key in a token's header; the secret is in hex digits. */
    record Row(String kid, String secret) {}

    /** Oldest first. */
    @SqlQuery("SELECT kid, encode(secret, 'hex') AS secret FROM token_key ORDER BY created, kid")
    List<Row> all();

    /** Two nodes at their first start must not both make a key; readers go on. */
    @SqlUpdate("LOCK TABLE token_key IN SHARE ROW EXCLUSIVE MODE")
    void lock();

    @SqlUpdate("INSERT INTO token_key (kid, secret, created) VALUES (:kid, :secret, :now)")
    void add(@Bind("kid") String kid, @Bind("secret") byte[] secret, @Bind("now") Instant now);
}
