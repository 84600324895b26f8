package app.nowatch.sharing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Groups belong to a viewer; every statement asks whether they are that viewer's. */
interface GroupStore {
    /** A group without its members, who stand in {@link SharedStore.Row#groupIds()}. */
    record Row(UUID id, String name, Instant created, Instant updated) {}

    @SqlQuery("SELECT id, name, created, updated FROM share_group WHERE user_id = :viewer ORDER BY created, id")
    List<Row> all(@Bind("viewer") UUID viewer);

    /** Keeps the account from going and others from adding groups for it; answers false when it is gone. */
    @SqlQuery("SELECT EXISTS (SELECT FROM (SELECT id FROM person WHERE id = :viewer FOR NO KEY UPDATE) AS held)")
    boolean hold(@Bind("viewer") UUID viewer);

    /** Answers false when there are so many already. */
    @SqlUpdate("""
            INSERT INTO share_group (id, user_id, name, created, updated)
            SELECT :id, :viewer, :name, :now, :now
            WHERE (SELECT count(*) FROM share_group WHERE user_id = :viewer) < :most
            """)
    boolean add(
            @Bind("id") UUID id,
            @Bind("viewer") UUID viewer,
            @Bind("name") String name,
            @Bind("most") int most,
            @Bind("now") Instant now);

    @SqlUpdate("UPDATE share_group SET name = :name, updated = :now WHERE id = :id AND user_id = :viewer")
    boolean rename(
            @Bind("viewer") UUID viewer, @Bind("id") UUID id, @Bind("name") String name, @Bind("now") Instant now);

    @SqlUpdate("DELETE FROM share_group WHERE id = :id AND user_id = :viewer")
    boolean remove(@Bind("viewer") UUID viewer, @Bind("id") UUID id);

    /**
     * Both are locked until the transaction ends, the share first, as deletions do: neither ends between looking and writing.
     */
    @SqlQuery("""
            SELECT EXISTS (
                SELECT FROM (
                    SELECT share.user_id
                    FROM share JOIN share_group ON share_group.user_id = share.viewer_id
                    WHERE share_group.id = :group AND share_group.user_id = :viewer AND share.user_id = :owner
                      AND EXISTS (SELECT FROM visibility(:owner, :viewer, :now))
                    FOR KEY SHARE) AS held)
            """)
    boolean holdBoth(
            @Bind("viewer") UUID viewer,
            @Bind("group") UUID group,
            @Bind("owner") UUID owner,
            @Bind("now") Instant now);

    /** How many members all groups of the viewer have. */
    @SqlQuery("""
            SELECT count(*) FROM share_group_member JOIN share_group ON share_group.id = group_id WHERE user_id = :viewer
            """)
    int members(@Bind("viewer") UUID viewer);

    @SqlUpdate("""
            INSERT INTO share_group_member (group_id, owner_id, viewer_id) VALUES (:group, :owner, :viewer)
            ON CONFLICT DO NOTHING
            """)
    int addMember(@Bind("group") UUID group, @Bind("owner") UUID owner, @Bind("viewer") UUID viewer);

    @SqlUpdate("DELETE FROM share_group_member WHERE group_id = :group AND owner_id = :owner AND viewer_id = :viewer")
    int removeMember(@Bind("group") UUID group, @Bind("owner") UUID owner, @Bind("viewer") UUID viewer);

    @SqlUpdate("UPDATE share_group SET updated = :now WHERE id = :group")
    void touch(@Bind("group") UUID group, @Bind("now") Instant now);
}
