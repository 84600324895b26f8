package app.nowatch.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Shares from the owner's side. One that has expired is as if it were not there. */
interface ShareStore {
    /** A share with the addresses of both. */
    record Row(
            UUID ownerId,
            String ownerEmail,
            UUID viewerId,
            String viewerEmail,
            Instant since,
            boolean paused,
            @Nullable Instant expires,
            Instant created,
            Instant updated) {}

    String COLUMNS = """
            share.user_id AS owner_id, owner.email AS owner_email, share.viewer_id, viewer.email AS viewer_email,
            share.since, share.paused, share.expires, share.created, share.updated
            """;
    String STANDS = "(share.expires IS NULL OR share.expires > :now)";
    /** Of an update: the share of this owner with that address. */
    String WHERE = """
            FROM person AS owner, person AS viewer
            WHERE share.user_id = :owner AND owner.id = share.user_id AND viewer.id = share.viewer_id
              AND viewer.email_key = :viewerKey AND\s""" + STANDS + " RETURNING " + COLUMNS;

    @SqlQuery("SELECT " + COLUMNS + """
            FROM share JOIN person AS owner ON owner.id = share.user_id JOIN person AS viewer ON viewer.id = share.viewer_id
            WHERE share.user_id = :owner AND\s""" + STANDS + " ORDER BY share.created, share.viewer_id")
    List<Row> given(@Bind("owner") UUID owner, @Bind("now") Instant now);

    @SqlQuery("SELECT " + COLUMNS + """
            FROM share JOIN person AS owner ON owner.id = share.user_id JOIN person AS viewer ON viewer.id = share.viewer_id
            WHERE share.user_id = :owner AND share.viewer_id = :viewer
            """)
    Optional<Row> find(@Bind("owner") UUID owner, @Bind("viewer") UUID viewer);

    @SqlQuery("""
            SELECT EXISTS (
                SELECT FROM share JOIN person AS viewer ON viewer.id = share.viewer_id
                WHERE share.user_id = :owner AND viewer.email_key = :viewerKey AND\s""" + STANDS + ")")
    boolean isGiven(@Bind("owner") UUID owner, @Bind("viewerKey") String viewerKey, @Bind("now") Instant now);

    @SqlQuery("""
            SELECT EXISTS (
                SELECT FROM share JOIN person AS owner ON owner.id = share.user_id
                WHERE share.viewer_id = :viewer AND owner.email_key = :ownerKey AND\s""" + STANDS + ")")
    boolean isReceived(@Bind("viewer") UUID viewer, @Bind("ownerKey") String ownerKey, @Bind("now") Instant now);

    @SqlUpdate("""
            INSERT INTO share (user_id, viewer_id, since, created, updated)
            VALUES (:owner, :viewer, :since, :now, :now)
            """)
    void add(
            @Bind("owner") UUID owner,
            @Bind("viewer") UUID viewer,
            @Bind("since") Instant since,
            @Bind("now") Instant now);

    @SqlQuery("UPDATE share SET since = :since, updated = :now " + WHERE)
    Optional<Row> moveStart(
            @Bind("owner") UUID owner,
            @Bind("viewerKey") String viewerKey,
            @Bind("since") Instant since,
            @Bind("now") Instant now);

    @SqlQuery("UPDATE share SET paused = :paused, updated = :now " + WHERE)
    Optional<Row> pause(
            @Bind("owner") UUID owner,
            @Bind("viewerKey") String viewerKey,
            @Bind("paused") boolean paused,
            @Bind("now") Instant now);

    @SqlQuery("UPDATE share SET expires = :expires, updated = :now " + WHERE)
    Optional<Row> expire(
            @Bind("owner") UUID owner,
            @Bind("viewerKey") String viewerKey,
            @Bind("expires") @Nullable Instant expires,
            @Bind("now") Instant now);

    /** Ends a share; groups and custom settings go with it. Answers false when there was none. */
    @SqlUpdate("""
            DELETE FROM share USING person AS viewer
            WHERE share.user_id = :owner AND viewer.id = share.viewer_id AND viewer.email_key = :viewerKey AND\s""" + STANDS)
    boolean end(@Bind("owner") UUID owner, @Bind("viewerKey") String viewerKey, @Bind("now") Instant now);

    @SqlUpdate("DELETE FROM share WHERE user_id = :owner AND viewer_id = :viewer AND expires <= :now")
    void removeExpired(@Bind("owner") UUID owner, @Bind("viewer") UUID viewer, @Bind("now") Instant now);

    /** One that somebody else is about to change or end waits for the next time. */
    @SqlUpdate("""
            DELETE FROM share
            WHERE (user_id, viewer_id) IN (
                SELECT user_id, viewer_id FROM share WHERE expires <= :now
                ORDER BY user_id, viewer_id FOR UPDATE SKIP LOCKED)
            """)
    int removeExpired(@Bind("now") Instant now);
}
