package app.nowatch.sharing;

import app.nowatch.account.UserId;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What others share with a person, under the names and colours that the person gives it. */
final class Shared {
    private final SharedStore shared;
    private final Clock clock;

    Shared(Database database, Clock clock) {
        this.shared = database.onDemand(SharedStore.class);
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    List<SharedStore.Row> all(UUID viewer) {
        return shared.all(viewer, now());
    }

    /** @throws Problem.NotFound when that person does not share with the viewer */
    void end(UUID viewer, String ownerId) {
        if (!shared.end(viewer, owner(ownerId), now())) {
            throw unknown();
        }
    }

    /** @throws Problem.NotFound when that person does not share with the viewer */
    SharedStore.Row customize(UUID viewer, String ownerId, String name, String color) {
        var owner = owner(ownerId);
        if (!shared.customize(viewer, owner, name, color, now())) {
            throw unknown();
        }
        return shared.find(viewer, owner, now()).orElseThrow(Shared::unknown);
    }

    /** @throws Problem.NotFound when that is no id of anybody */
    static UUID owner(String id) {
        return UserId.parse(id).orElseThrow(Shared::unknown);
    }

    static Problem unknown() {
        return new Problem.NotFound("userId: this person does not share with you");
    }
}
