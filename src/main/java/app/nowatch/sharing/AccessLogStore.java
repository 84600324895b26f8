package app.nowatch.sharing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface AccessLogStore {
    /** A line with the viewer's address, unless they have deleted their account. */
    record Row(
            @Nullable String viewerEmail,
            UUID viewerId,
            AccessKind kind,
            LocalDate startDay,
            LocalDate endDay,
            long reads,
            Instant lastRead) {}

    /** Keeps people from being deleted until the transaction ends, before anything else is locked. */
    @SqlQuery("SELECT id FROM person WHERE id = ANY (:people) ORDER BY id FOR KEY SHARE")
    List<UUID> hold(@Bind("people") UUID[] people);

    /** Adds to the line that is there. */
    @SqlUpdate("""
            INSERT INTO access_log (user_id, viewer_id, kind, hour, start_day, end_day, reads, last_read)
            VALUES (:line.owner, :line.viewer, :line.kind, :line.hour, :line.startDay, :line.endDay, :line.reads,
                    :line.lastRead)
            ON CONFLICT (user_id, viewer_id, kind, hour) DO UPDATE
            SET start_day = least(access_log.start_day, excluded.start_day),
                end_day = greatest(access_log.end_day, excluded.end_day),
                reads = access_log.reads + excluded.reads,
                last_read = greatest(access_log.last_read, excluded.last_read)
            """)
    void add(@BindMethods("line") AccessLine line);

    @SqlQuery("""
            SELECT viewer.email AS viewer_email, viewer_id, kind, start_day, end_day, reads, last_read
            FROM access_log LEFT JOIN person AS viewer ON viewer.id = viewer_id
            WHERE user_id = :owner
            ORDER BY last_read DESC, viewer_id, kind
            LIMIT :most
            """)
    List<Row> of(@Bind("owner") UUID owner, @Bind("most") int most);

    @SqlUpdate("DELETE FROM access_log WHERE hour < :before")
    int removeBefore(@Bind("before") Instant before);
}
