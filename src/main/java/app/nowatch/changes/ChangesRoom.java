package app.nowatch.changes;

import app.nowatch.platform.PersonalData;
import app.nowatch.platform.Room;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.http.Routes;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Puts the room together. */
public final class ChangesRoom implements Room, PersonalData {
    private final ChangeFeed feed;

    public ChangesRoom(Database database, Clock clock) {
        feed = new ChangeFeed(database, clock);
    }

    @Override
    public List<Routes> routes() {
        return List.of(new ChangeRoutes(feed));
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(this);
    }

    /** Removes what nobody can ask for any more. */
    @Override
    public void housekeeping() {
        feed.housekeeping();
    }

    @Override
    public String kind() {
        return "marks of what changed";
    }

    @Override
    public Set<String> tables() {
        return Set.of("change");
    }

    @Override
    public long erase(Transaction transaction, UUID userId) {
        return new ChangeStore(transaction.statements()).erase(userId);
    }
}
