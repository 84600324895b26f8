package app.nowatch.sharing;

import app.nowatch.account.UserId;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A share as its viewer sees it.
 *
 * @param customProfilePicture the picture's absolute address; empty without one
 * @param lastSyncAt only there when something of the owner's has arrived
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SharedEntity(
        String fromId,
        String fromEmail,
        String toId,
        String toEmail,
        Instant sharedSince,
        Instant created,
        Instant lastUpdated,
        String customName,
        String iconColor,
        String customProfilePicture,
        List<UUID> groupIds,
        @Nullable Instant lastSyncAt) {
    /** Colours that white letters can be read on. */
    private static final List<String> PALETTE = List.of(
            "#C62828", "#AD1457", "#6A1B9A", "#4527A0", "#283593", "#1565C0", "#00695C", "#2E7D32", "#9E5700",
            "#BF360C", "#4E342E", "#37474F");

    SharedEntity {
        groupIds = List.copyOf(groupIds);
    }

    static SharedEntity of(SharedStore.Row row, PictureAddress pictures) {
        var color = row.iconColor();
        return new SharedEntity(
                UserId.of(row.ownerId()),
                row.ownerEmail(),
                UserId.of(row.viewerId()),
                row.viewerEmail(),
                row.since(),
                row.created(),
                row.updated(),
                row.customName(),
                color == null ? colorOf(row.ownerId()) : color,
                row.picture() == null || row.pictureKey() == null ? "" : pictures.of(row.picture(), row.pictureKey()),
                row.groupIds(),
                row.lastSyncAt());
    }

    private static String colorOf(UUID owner) {
        return PALETTE.get(Math.floorMod(owner.hashCode(), PALETTE.size()));
    }
}
