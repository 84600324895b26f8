package app.nowatch.sharing;

import app.nowatch.account.UserId;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A share as its owner sees it.
 *
 * @param paused only there while it is paused
 * @param expiresAt only there where the owner has set an end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Share(
        String fromId,
        String fromEmail,
        String toId,
        String toEmail,
        Instant sharedSince,
        Instant created,
        Instant lastUpdated,
        @Nullable Boolean paused,
        @Nullable Instant expiresAt) {
    static Share of(ShareStore.Row row) {
        return new Share(
                UserId.of(row.ownerId()),
                row.ownerEmail(),
                UserId.of(row.viewerId()),
                row.viewerEmail(),
                row.since(),
                row.created(),
                row.updated(),
                row.paused() ? true : null,
                row.expires());
    }
}
