package app.nowatch.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface SettingsStore {
    /** Settings as text, and the zone in force. */
    record Row(
            String settings,
            @Nullable String timezone,
            @Nullable Instant settingsCreated,
            @Nullable Instant settingsUpdated,
            Instant created) {}

    @SqlQuery("SELECT settings, timezone, settings_created, settings_updated, created FROM account WHERE id = :id")
    Optional<Row> read(@Bind("id") UUID id);

    @SqlUpdate("""
            UPDATE account
            SET settings = :settings, settings_created = coalesce(settings_created, :now), settings_updated = :now
            WHERE id = :id
            """)
    void write(@Bind("id") UUID id, @Bind("settings") String settings, @Bind("now") Instant now);

    @SqlUpdate("UPDATE account SET timezone = :zone WHERE id = :id")
    void setZone(@Bind("id") UUID id, @Bind("zone") @Nullable String zone);

    /** What was to hold from that day or a later one gives way. */
    @SqlUpdate("DELETE FROM account_zone WHERE user_id = :id AND from_day >= :day")
    void forgetZonesFrom(@Bind("id") UUID id, @Bind("day") LocalDate day);

    /** A row of {@code account_zone}. */
    record Zone(LocalDate fromDay, String zone) {}

    @SqlQuery("SELECT from_day, zone FROM account_zone WHERE user_id = :id ORDER BY from_day")
    List<Zone> zones(@Bind("id") UUID id);

    @SqlUpdate("INSERT INTO account_zone (user_id, from_day, zone) VALUES (:id, :day, :zone)")
    void addZone(@Bind("id") UUID id, @Bind("day") LocalDate day, @Bind("zone") String zone);
}
