package app.nowatch.export;

import app.nowatch.platform.export.ExportFormat;
import app.nowatch.platform.export.ExportScope;
import app.nowatch.platform.http.DayRange;
import java.util.List;
import java.util.UUID;

/**
 * What somebody asks for.
 *
 * @param caller who
 * @param owners whose data, at least one
 * @param types at least one, in the order of the sources
 */
record ExportRequest(UUID caller, List<UUID> owners, List<String> types, DayRange days, ExportFormat format) {
    ExportRequest {
        owners = List.copyOf(owners);
        types = List.copyOf(types);
        if (owners.isEmpty() || types.isEmpty()) {
            throw new IllegalArgumentException("an export is of somebody's data of some type");
        }
    }

    ExportScope of(UUID owner) {
        return new ExportScope(owner, caller, days, format);
    }
}
