package app.nowatch.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Which picture belongs to which share; the bytes are blobs. */
interface PictureStore {
    /** What a share had before a change of its picture. */
    record Before(@Nullable UUID picture) {}

    @SqlQuery("SELECT EXISTS (SELECT FROM visibility(:owner, :viewer, :now) WHERE :owner <> :viewer)")
    boolean isShared(@Bind("viewer") UUID viewer, @Bind("owner") UUID owner, @Bind("now") Instant now);

    /** Keeps an open share from ending until the transaction does; empty when there is none. */
    @SqlQuery("""
            SELECT picture FROM share
            WHERE user_id = :owner AND viewer_id = :viewer AND EXISTS (SELECT FROM visibility(:owner, :viewer, :now))
            FOR NO KEY UPDATE
            """)
    Optional<Before> hold(@Bind("viewer") UUID viewer, @Bind("owner") UUID owner, @Bind("now") Instant now);

    @SqlUpdate("""
            UPDATE share SET picture = :picture, picture_key = :key, updated = :now
            WHERE user_id = :owner AND viewer_id = :viewer
            """)
    void set(
            @Bind("viewer") UUID viewer,
            @Bind("owner") UUID owner,
            @Bind("picture") @Nullable UUID picture,
            @Bind("key") @Nullable String key,
            @Bind("now") Instant now);

    /** Whether the picture is one of an open share, and the caller its viewer or the key the right one. */
    @SqlQuery("""
            SELECT EXISTS (
                SELECT FROM share CROSS JOIN visibility(share.user_id, share.viewer_id, :now)
                WHERE share.picture = :picture AND (share.viewer_id = :caller OR share.picture_key = :key))
            """)
    boolean isVisible(
            @Bind("picture") UUID picture,
            @Bind("caller") @Nullable UUID caller,
            @Bind("key") @Nullable String key,
            @Bind("now") Instant now);

    @SqlQuery("SELECT picture FROM share WHERE picture IS NOT NULL")
    List<UUID> all();
}
