package app.nowatch.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * In which time zones somebody has lived, and since which local day. The first holds for all days before it as well; without any
 * it is UTC.
 */
public final class ZoneHistory {
    private final List<Stay> stays;

    /** A zone and the local day since which it holds. */
    record Stay(LocalDate fromDay, ZoneId zone) {}

    /** @param stays in their order */
    ZoneHistory(List<Stay> stays) {
        this.stays = List.copyOf(stays);
    }

    /** The zone of a moment: the last one whose first day had begun there. */
    public ZoneId zoneAt(Instant moment) {
        return stays.reversed().stream()
                .filter(stay -> !LocalDate.ofInstant(moment, stay.zone()).isBefore(stay.fromDay()))
                .findFirst()
                .or(() -> stays.stream().findFirst())
                .map(Stay::zone)
                .orElse(ZoneOffset.UTC);
    }

    /** The local day of a moment. */
    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zoneAt(moment));
    }
}
