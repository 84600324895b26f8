package app.nowatch.platform.audit;

import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.json.Json;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the trail, the newest line first, page by page. */
final class AuditLines {
    /** Comes after every id. */
    private static final UUID LAST = new UUID(-1, -1);

    private static final int CURSOR_BYTES = 2 * Long.BYTES;

    private final AuditStore store;
    private final Function<UUID, String> userId;

    AuditLines(Database database, Function<UUID, String> userId) {
        this.store = database.onDemand(AuditStore.class);
        this.userId = userId;
    }

    /** A line as administrators see it. */
    record Shown(UUID id, Instant at, String actor, String action, String subject, JsonNode detail) {}

    /** Some lines, and where to go on; null where there is no more. */
    record Page(List<Shown> items, @Nullable String nextCursor) {}

    /**
     * The lines before a cursor; without one, the newest.
     *
     * @throws Problem.Invalid when the cursor is none
     */
    Page before(Optional<String> cursor, int most) {
        var lines = store.before(cursor.map(AuditLines::decode).orElse(LAST), most + 1);
        boolean more = lines.size() > most;
        var page = more ? lines.subList(0, most) : lines;
        return new Page(
                page.stream().map(this::shown).toList(),
                more ? encode(page.getLast().id()) : null);
    }

    private static String encode(UUID id) {
        var bytes = ByteBuffer.allocate(CURSOR_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static UUID decode(String cursor) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == CURSOR_BYTES) {
                return new UUID(bytes.getLong(), bytes.getLong());
            }
        } catch (IllegalArgumentException e) {
            // Not even Base64: as wrong as any other.
        }
        throw new Problem.Invalid("cursor: must be a nextCursor of an answer before");
    }

    private Shown shown(AuditStore.Line line) {
        return new Shown(line.id(), line.at(), actor(line), line.action(), subject(line), detail(line));
    }

    private String actor(AuditStore.Line line) {
        return switch (line.actorKind()) {
            case PERSON -> person(Objects.requireNonNull(line.actor()), line.actorAccount());
            case COMMAND_LINE -> "command line";
            case SERVER -> "server";
        };
    }

    private String subject(AuditStore.Line line) {
        return line.subjectKind().equals(Subject.PERSON)
                ? person(line.subject(), line.subjectAccount())
                : line.subjectKind() + "/" + line.subject();
    }

    private String person(UUID pseudonym, @Nullable UUID account) {
        if (account != null) {
            return userId.apply(account);
        }
        var hex = HexFormat.of();
        return "erased_"
                + hex.toHexDigits(pseudonym.getMostSignificantBits())
                + hex.toHexDigits(pseudonym.getLeastSignificantBits());
    }

    private static JsonNode detail(AuditStore.Line line) {
        var detail = (ObjectNode) Json.read(line.detail());
        if (!line.address().isEmpty()) {
            detail.put(AuditTrail.ADDRESS, line.address());
        }
        return detail;
    }
}
