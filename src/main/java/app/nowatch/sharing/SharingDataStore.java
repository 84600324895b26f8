package app.nowatch.sharing;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface SharingDataStore {
    /** Locks the person's shares, always in the same order: two who share with each other may go at once. */
    @SqlQuery("""
            SELECT picture
            FROM (SELECT * FROM share WHERE user_id = :userId OR viewer_id = :userId
                  ORDER BY user_id, viewer_id FOR UPDATE) AS held
            WHERE picture IS NOT NULL
            """)
    List<UUID> pictures(@Bind("userId") UUID userId);

    @SqlUpdate("DELETE FROM share WHERE user_id = :userId OR viewer_id = :userId")
    int removeShares(@Bind("userId") UUID userId);

    /**
     * What the person proposed, and what they decided about others' proposals; one that is pending is the other's, and waits for
     * the address again. Always in the same order, for the same reason.
     */
    @SqlUpdate("""
            DELETE FROM proposal
            WHERE id IN (
                SELECT id FROM proposal
                WHERE user_id = :userId
                   OR (status <> 'PENDING' AND address_key = (SELECT email_key FROM person WHERE id = :userId))
                ORDER BY id FOR UPDATE)
            """)
    int removeProposals(@Bind("userId") UUID userId);

    @SqlUpdate("DELETE FROM share_group WHERE user_id = :userId")
    int removeGroups(@Bind("userId") UUID userId);

    /** Locks the lines of and about the person, always in the same order: two who have read each other's data may go at once. */
    @SqlQuery("""
            SELECT count(*)
            FROM (SELECT FROM access_log WHERE user_id = :userId OR viewer_id = :userId
                  ORDER BY user_id, viewer_id, kind, hour FOR UPDATE) AS held
            """)
    int holdLog(@Bind("userId") UUID userId);

    @SqlUpdate("DELETE FROM access_log WHERE user_id = :userId")
    int removeLog(@Bind("userId") UUID userId);

    /** What the person read stays in the logs of the others, who may know of it; nobody can tell any more whose reads they were. */
    @SqlUpdate("""
            WITH pseudonym AS MATERIALIZED (
                SELECT user_id, gen_random_uuid() AS id
                FROM (SELECT DISTINCT user_id FROM access_log WHERE viewer_id = :userId) AS seen)
            UPDATE access_log SET viewer_id = pseudonym.id
            FROM pseudonym
            WHERE access_log.user_id = pseudonym.user_id AND viewer_id = :userId
            """)
    void forgetReads(@Bind("userId") UUID userId);
}
