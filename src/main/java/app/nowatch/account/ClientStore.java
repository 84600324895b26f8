package app.nowatch.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ClientStore {
    @SqlUpdate("INSERT INTO api_client (id, name, secret_hash, created) VALUES (:id, :name, :secretHash, :now)")
    void add(
            @Bind("id") UUID id,
            @Bind("name") String name,
            @Bind("secretHash") byte[] secretHash,
            @Bind("now") Instant now);

    @SqlQuery("SELECT secret_hash FROM api_client WHERE id = :id")
    Optional<byte[]> secretHash(@Bind("id") UUID id);
}
