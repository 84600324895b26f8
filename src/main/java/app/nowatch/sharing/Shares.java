package app.nowatch.sharing;

import app.nowatch.account.Email;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shares that a person gives. Whatever changes here holds from the next statement on that reads their data. */
final class Shares {
    private final ShareStore shares;
    private final Clock clock;

    Shares(Database database, Clock clock) {
        this.shares = database.onDemand(ShareStore.class);
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** All of them, paused ones too, by age. */
    List<Share> given(UUID owner) {
        return shares.given(owner, now()).stream().map(Share::of).toList();
    }

    /** @throws Problem.NotFound when there is no such share */
    void end(UUID owner, Email viewer) {
        if (!shares.end(owner, viewer.key(), now())) {
            throw unknown();
        }
    }

    /** @throws Problem.NotFound when there is no such share */
    Share moveStart(UUID owner, Email viewer, Instant since) {
        return found(shares.moveStart(owner, viewer.key(), since, now()));
    }

    /** @throws Problem.NotFound when there is no such share */
    Share pause(UUID owner, Email viewer, boolean paused) {
        return found(shares.pause(owner, viewer.key(), paused, now()));
    }

    /**
     * Sets when it ends by itself; null: it does not.
     *
     * @throws Problem.Invalid when that is not in the future
     * @throws Problem.NotFound when there is no such share
     */
    Share expire(UUID owner, Email viewer, @Nullable Instant expires) {
        if (expires != null && !expires.isAfter(now())) {
            throw new Problem.Invalid("expiresAt: must lie in the future");
        }
        return found(shares.expire(owner, viewer.key(), expires, now()));
    }

    private static Share found(Optional<ShareStore.Row> share) {
        return share.map(Share::of).orElseThrow(Shares::unknown);
    }

    private static Problem unknown() {
        return new Problem.NotFound("email: you do not share with this person");
    }
}
