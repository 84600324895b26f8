package app.nowatch.account;

import app.nowatch.statistics.ZoneChange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What figures of a person's days depend on besides what was measured.
 *
 * @param zones changes of the time zone, oldest first
 * @param born the day of birth, where the profile tells it
 */
public record Life(List<ZoneChange> zones, Optional<LocalDate> born) {
    public Life {
        zones = List.copyOf(zones);
    }
}
