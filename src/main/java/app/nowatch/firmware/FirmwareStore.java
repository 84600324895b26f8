package app.nowatch.firmware;

import app.nowatch.platform.db.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Images, for administrators. */
final class FirmwareStore {
    private final Statements statements;

    FirmwareStore(Statements statements) {
        this.statements = statements;
    }

    /** An image with how many people have reported what of it, ever. */
    record Reported(Image image, long installs, long failures) {
        private static Reported read(ResultSet row) throws SQLException {
            return new Reported(FirmwareStore.read(row), row.getLong("installs"), row.getLong("failures"));
        }
    }

    static Image read(ResultSet row) throws SQLException {
        var signature = Optional.ofNullable(row.getString("signature"));
        var signedAt = Statements.nullableInstant(row, "signed_at");
        return new Image(
                row.getObject("id", UUID.class),
                row.getString("hardware"),
                new SemVer(row.getString("version")),
                Channel.valueOf(row.getString("channel")),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                signature.flatMap(text -> signedAt.map(at -> new Signed(text, at))),
                row.getString("release_notes"),
                row.getBoolean("mandatory"),
                Optional.ofNullable(row.getString("min_version")).map(SemVer::new),
                Status.valueOf(row.getString("status")),
                row.getInt("rollout_percent"),
                Optional.ofNullable(row.getString("halt_reason")),
                row.getInt("attempt"),
                Statements.instant(row, "created"),
                Statements.instant(row, "updated"));
    }

    /** Answers false when there is one of this hardware and version; build metadata makes no other version. */
    boolean add(Image image) {
        return statements.update(
                        """
                        INSERT INTO firmware (id, hardware, version, channel, size_bytes, sha256, signature, signed_at,
                                              release_notes, mandatory, min_version, status, rollout_percent, halt_reason,
                                              attempt, created, updated)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (hardware, split_part(version, '+', 1)) DO NOTHING
                        """,
                        image.id(),
                        image.hardware(),
                        image.version().text(),
                        image.channel().name(),
                        image.sizeBytes(),
                        image.sha256(),
                        image.signed().map(Signed::signature).orElse(null),
                        image.signed().map(Signed::at).orElse(null),
                        image.releaseNotes(),
                        image.mandatory(),
                        image.minVersion().map(SemVer::text).orElse(null),
                        image.status().name(),
                        image.rolloutPercent(),
                        image.haltReason().orElse(null),
                        image.attempt(),
                        image.created(),
                        image.updated())
                == 1;
    }

    /** Of one hardware, or of all where it is empty. */
    List<Reported> all(String hardware) {
        return statements.query("SELECT * FROM firmware WHERE ? IN ('', hardware)", Reported::read, hardware);
    }

    Optional<Reported> find(UUID id) {
        return statements.query("SELECT * FROM firmware WHERE id = ?", Reported::read, id).stream()
                .findFirst();
    }

    /** Keeps it as it is until the transaction ends. */
    Optional<Image> lock(UUID id) {
        return statements
                .query("SELECT * FROM firmware WHERE id = ? FOR NO KEY UPDATE", FirmwareStore::read, id)
                .stream()
                .findFirst();
    }

    /** As {@link #lock}, for {@link #remove}: nobody is offered it, or reports of it, meanwhile. */
    Optional<Image> lockToRemove(UUID id) {
        return statements.query("SELECT * FROM firmware WHERE id = ? FOR UPDATE", FirmwareStore::read, id).stream()
                .findFirst();
    }

    /** Those that people get. */
    List<Image> active() {
        return statements.query("SELECT * FROM firmware WHERE status = 'ACTIVE' ORDER BY id", FirmwareStore::read);
    }

    /** Writes what of an image may change; a new attempt begins with no reports. */
    void change(Image image) {
        statements.update(
                """
                UPDATE firmware
                SET signature = ?, signed_at = ?, release_notes = ?, mandatory = ?, status = ?, rollout_percent = ?,
                    halt_reason = ?, updated = ?, attempt = ?,
                    people_since = CASE WHEN attempt = ? THEN people_since ELSE 0 END,
                    failures_since = CASE WHEN attempt = ? THEN failures_since ELSE 0 END
                WHERE id = ?
                """,
                image.signed().map(Signed::signature).orElse(null),
                image.signed().map(Signed::at).orElse(null),
                image.releaseNotes(),
                image.mandatory(),
                image.status().name(),
                image.rolloutPercent(),
                image.haltReason().orElse(null),
                image.updated(),
                image.attempt(),
                image.attempt(),
                image.attempt(),
                image.id());
    }

    /** Pauses it for a reason. */
    void halt(UUID id, String reason, Instant now) {
        statements.update(
                "UPDATE firmware SET status = 'PAUSED', halt_reason = ?, updated = ? WHERE id = ?", reason, now, id);
    }

    /** Removes it with all offers and reports. */
    void remove(UUID id) {
        statements.update("DELETE FROM firmware_report WHERE firmware_id = ?", id);
        statements.update("DELETE FROM firmware_offer WHERE firmware_id = ?", id);
        statements.update("DELETE FROM firmware WHERE id = ?", id);
    }

    /** The ids of all. */
    Set<UUID> ids() {
        return statements.query("SELECT id FROM firmware", row -> row.getObject("id", UUID.class)).stream()
                .collect(Collectors.toSet());
    }
}
