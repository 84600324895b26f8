package app.nowatch.account;

import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.json.Fields;
import app.nowatch.platform.json.Json;
import app.nowatch.platform.json.Times;
import app.nowatch.statistics.ZoneChange;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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
    private static final int BYTES_OF_ZONE = 128;
    private static final String FIELD = "settings";
    private static final String ZONE = "timezone";
    private static final String ZONES_FIELD = "zones";
    private static final String ZONE_FIELD = "zone";
    private static final int MOST_ZONES = 1_000;
    private static final int LENGTH_OF_DAY = 10;
    private static final int LONGEST_ZONE = 64;
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
        return read(fields, MOST_BYTES);
    }

    /** As {@link #sent}, out of an export, which also has the zone in it. */
    static ObjectNode exported(Fields fields) {
        return read(fields, MOST_BYTES + BYTES_OF_ZONE);
    }

    private static ObjectNode read(Fields fields, int most) {
        var settings = fields.object(FIELD, most);
        var zone = settings.get(ZONE);
        if (zone != null && !zone.isNull() && zoneOf(zone).isEmpty()) {
            fields.violation(FIELD + "." + ZONE, "must be an IANA name such as Europe/Amsterdam");
        }
        fields.check();
        return settings;
    }

    /** From which local days on somebody lived in which zones, as an export tells it: the earliest first. */
    static List<SettingsStore.Zone> sentZones(Fields fields, LocalDate latest) {
        fields.require(ZONES_FIELD);
        var zones = new ArrayList<SettingsStore.Zone>();
        for (var each : fields.objects(ZONES_FIELD, 0, MOST_ZONES)) {
            var from = Times.parseDay(each.text("from", 0, LENGTH_OF_DAY)).orElse(LocalDate.MAX);
            if (zones.isEmpty() ? !from.equals(BEGINNING) : from.isAfter(latest)) {
                each.violation(
                        "from",
                        "must be a day YYYY-MM-DD; the first one " + BEGINNING + ", the last no later than tomorrow");
            }
            var zone = each.text(ZONE_FIELD, 0, LONGEST_ZONE);
            if (!ZONES.contains(zone)) {
                each.violation(ZONE_FIELD, "must be an IANA name that this server knows");
            }
            if (!zones.isEmpty() && !from.isAfter(zones.getLast().fromDay())) {
                each.violation("from", "must be a day YYYY-MM-DD after the one before");
            }
            zones.add(new SettingsStore.Zone(from, zone));
        }
        return zones;
    }

    /** Whether somebody who has lived in these zones can have these settings: the last zone is the present one. */
    static boolean fit(ObjectNode settings, List<SettingsStore.Zone> zones) {
        var present = Optional.ofNullable(settings.get(ZONE))
                .flatMap(UserSettings::zoneOf)
                .orElse(NO_ZONE);
        return zones.isEmpty()
                ? present.equals(NO_ZONE)
                : zones.getLast().zone().equals(present);
    }

    /** Puts the object and the zones in the place of those that are there. */
    static void restore(
            SettingsStore rows, UUID userId, ObjectNode settings, List<SettingsStore.Zone> zones, Instant now) {
        rows.write(userId, text(settings), now);
        var zone = settings.get(ZONE);
        rows.setZone(userId, zone == null ? null : zoneOf(zone).orElse(null));
        rows.forgetZonesFrom(userId, BEGINNING);
        zones.forEach(each -> rows.addZone(userId, each.fromDay(), each.zone()));
    }

    private static String text(ObjectNode settings) {
        return new String(Json.write(settings), StandardCharsets.UTF_8);
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
        var text = text(settings);
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
