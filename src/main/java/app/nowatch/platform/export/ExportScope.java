package app.nowatch.platform.export;

import app.nowatch.platform.http.DayRange;
import java.util.UUID;

/**
 * Whose data is exported, for whom, and how much of it.
 *
 * @param owner whose data
 * @param viewer who gets it; the same person for one's own
 * @param days UTC days of series, the owner's local days of all else; what is not of days comes whole
 */
public record ExportScope(UUID owner, UUID viewer, DayRange days, ExportFormat format) {}
