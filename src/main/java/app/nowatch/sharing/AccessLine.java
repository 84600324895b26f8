package app.nowatch.sharing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Reads of one viewer, kind and hour; the days are the earliest and the latest that were asked for. Public for the mapper alone,
 * which binds nothing else.
 */
public record AccessLine(
        UUID owner,
        UUID viewer,
        AccessKind kind,
        Instant hour,
        LocalDate startDay,
        LocalDate endDay,
        long reads,
        Instant lastRead) {
    record Key(UUID owner, UUID viewer, AccessKind kind, Instant hour) {}

    Key key() {
        return new Key(owner, viewer, kind, hour);
    }

    /** Both together; of the same key. */
    AccessLine and(AccessLine other) {
        return new AccessLine(
                owner,
                viewer,
                kind,
                hour,
                startDay.isBefore(other.startDay) ? startDay : other.startDay,
                endDay.isAfter(other.endDay) ? endDay : other.endDay,
                reads + other.reads,
                lastRead.isAfter(other.lastRead) ? lastRead : other.lastRead);
    }
}
