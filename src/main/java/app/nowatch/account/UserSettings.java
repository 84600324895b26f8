package app.nowatch.account;

import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.json.Fields;
import app.nowatch.platform.json.Json;
import app.nowatch.statistics.ZoneChange;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The app's own object, kept as it was sent, and the one key in it that means something here: {@code timezone}. The zone lives
 * beside the object, since an app that does not know the key must not erase it.
 */
final class UserSettings {
    private static final int MOST_BYTES = 64 * 1024;
    private static final String FIELD = "settings";
    private static final String ZONE = "timezone";
    private static final String NO_ZONE = "UTC";
    private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private final Database database;
    private final SettingsStore store;
    private final Clock clock;

    /** What the API answers. */
    record Shown(ObjectNode settings, Instant createdAt, Instant updatedAt) {
        static Shown of(SettingsStore.Row row) {
            var settings = (ObjectNode) Json.read(row.settings());
            if (row.timezone() != null) {
                settings.put(ZONE, row.timezone());
            }
            return new Shown(
                    settings,
                    Objects.requireNonNullElse(row.settingsCreated(), row.created()),
                    Objects.requireNonNullElse(row.settingsUpdated(), row.created()));
        }
    }

    UserSettings(Database database, Clock clock) {
        this.database = database;
        this.store = database.onDemand(SettingsStore.class);
        this.clock = clock;
    }

    /** Reads and checks the object that a request sends. */
    static ObjectNode sent(Fields fields) {
        var settings = fields.object(FIELD, MOST_BYTES);
        var zone = settings.get(ZONE);
        if (zone != null && !zone.isNull() && zoneOf(zone).isEmpty()) {
            fields.violation(FIELD + "." + ZONE, "must be an IANA name such as Europe/Amsterdam");
        }
        fields.check();
        return settings;
    }

    private static Optional<String> zoneOf(JsonNode zone) {
        return zone.isString() && ZONES.contains(zone.stringValue())
                ? Optional.of(zone.stringValue())
                : Optional.empty();
    }

    Shown of(UUID userId) {
        return store.read(userId).map(Shown::of).orElseThrow(UserSettings::gone);
    }

    /** Replaces the object; without a zone in it, the zone stays. */
    Shown replace(UUID userId, ObjectNode settings) {
        var text = new String(Json.write(settings), StandardCharsets.UTF_8);
        return database.inTransaction(transaction -> {
            var rows = transaction.attach(SettingsStore.class);
            rows.write(userId, text, clock.instant());
            // The write has locked the row: the zone read now is the one that stays or goes.
            var before = rows.read(userId).orElseThrow(UserSettings::gone);
            if (settings.has(ZONE)) {
                changeZone(rows, userId, before.timezone(), zoneOf(settings.get(ZONE)));
            }
            return rows.read(userId).map(Shown::of).orElseThrow(UserSettings::gone);
        });
    }

    private void changeZone(SettingsStore rows, UUID userId, @Nullable String before, Optional<String> zone) {
        if (zone.equals(Optional.ofNullable(before))) {
            return;
        }
        var inForce = zone.orElse(NO_ZONE);
        // The first zone ever holds for all days before it as well, also when the next one comes on the same day.
        var from = rows.zones(userId).isEmpty()
                ? BEGINNING
                : ZoneChange.recorded(clock.instant(), ZoneId.of(inForce)).from();
        rows.setZone(userId, zone.orElse(null));
        rows.forgetZonesFrom(userId, from);
        rows.addZone(userId, from, inForce);
    }

    private static Problem gone() {
        return new Problem.Unauthorized("the account is deleted");
    }
}
