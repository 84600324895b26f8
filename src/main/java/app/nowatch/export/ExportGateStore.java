package app.nowatch.export;

import app.nowatch.platform.db.Statements;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Whose data somebody may see. */
final class ExportGateStore {
    private ExportGateStore() {}

    /** How many of these owners show the viewer something. */
    static int visible(Statements statements, UUID viewer, List<UUID> owners, Instant at) {
        return statements
                .query(
                        """
                        SELECT count(*)
                        FROM unnest(?::text[]::uuid[]) AS owner
                        -- One's own are seen always; who deletes the account meanwhile must not get half of them for whole.
                        JOIN person ON person.id = owner
                        CROSS JOIN LATERAL visibility(owner, ?, ?)
                        """,
                        row -> row.getInt(1),
                        owners.stream().map(UUID::toString).toArray(String[]::new),
                        viewer,
                        at)
                .getFirst();
    }
}
