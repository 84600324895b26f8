package app.nowatch.insight;

import app.nowatch.changes.Changes;
import app.nowatch.platform.Ids;
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
public final class InsightRoom implements Room, PersonalData {
    private final Insights insights;

    public InsightRoom(Database database, Changes changes, Ids ids, Clock clock) {
        insights = new Insights(database, changes, ids, clock);
    }

    @Override
    public List<Routes> routes() {
        return List.of(new InsightRoutes(insights));
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(this);
    }

    @Override
    public void housekeeping() {
        insights.housekeeping();
    }

    @Override
    public String kind() {
        return "reflections, and what was said of them";
    }

    @Override
    public Set<String> tables() {
        return Set.of("reflection", "insight_feedback");
    }

    @Override
    public long erase(Transaction transaction, UUID userId) {
        var statements = transaction.statements();
        // Feedback first: it refers to reflections.
        long feedback = new FeedbackStore(statements).erase(userId);
        return feedback + new ReflectionStore(statements).erase(userId);
    }
}
