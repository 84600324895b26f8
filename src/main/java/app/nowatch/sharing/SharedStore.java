package app.nowatch.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Shares from the viewer's side: only those that are open, by the same rule as the gate. */
interface SharedStore {
    /** An open share, with how the viewer calls and sorts it. */
    record Row(
            UUID ownerId,
            String ownerEmail,
            UUID viewerId,
            String viewerEmail,
            Instant since,
            Instant created,
            Instant updated,
            String customName,
            @Nullable String iconColor,
            @Nullable UUID picture,
            @Nullable String pictureKey,
            @Nullable Instant lastSyncAt,
            List<UUID> groupIds) {}

    String SELECT = """
            SELECT share.user_id AS owner_id, owner.email AS owner_email, share.viewer_id, viewer.email AS viewer_email,
                   share.since, share.created, share.updated, coalesce(share.custom_name, owner.full_name) AS custom_name,
                   share.icon_color, share.picture, share.picture_key, owner.last_sync_at,
                   ARRAY(
                       SELECT member.group_id FROM share_group_member AS member
                       WHERE member.owner_id = share.user_id AND member.viewer_id = share.viewer_id
                       ORDER BY member.group_id) AS group_ids
            FROM share
            JOIN person AS owner ON owner.id = share.user_id
            JOIN person AS viewer ON viewer.id = share.viewer_id
            CROSS JOIN visibility(share.user_id, share.viewer_id, :now)
            WHERE share.viewer_id = :viewer
            """;
    /** Of a share that this viewer may change now. */
    String OPEN = """
            WHERE share.user_id = :owner AND share.viewer_id = :viewer
              AND EXISTS (SELECT FROM visibility(:owner, :viewer, :now))
            """;

    @SqlQuery(SELECT + " ORDER BY share.created, share.user_id")
    List<Row> all(@Bind("viewer") UUID viewer, @Bind("now") Instant now);

    @SqlQuery(SELECT + " AND share.user_id = :owner")
    Optional<Row> find(@Bind("viewer") UUID viewer, @Bind("owner") UUID owner, @Bind("now") Instant now);

    /** Ends it from the viewer's side; answers false when there is none. */
    @SqlUpdate("DELETE FROM share " + OPEN)
    boolean end(@Bind("viewer") UUID viewer, @Bind("owner") UUID owner, @Bind("now") Instant now);

    @SqlUpdate("UPDATE share SET custom_name = :name, icon_color = :color, updated = :now " + OPEN)
    boolean customize(
            @Bind("viewer") UUID viewer,
            @Bind("owner") UUID owner,
            @Bind("name") String name,
            @Bind("color") String color,
            @Bind("now") Instant now);
}
