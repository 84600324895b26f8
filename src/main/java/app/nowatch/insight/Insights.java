package app.nowatch.insight;

import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.json.Json;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes reflections and keeps them, and what is said of them. */
final class Insights {
    /** Ours: feedback on a reflection comes within days; what nobody spoke of goes after a year and a month. */
    static final Duration KEPT = Duration.ofDays(400);

    private static final int ROWS_AT_ONCE = 10_000;

    private final Database database;
    private final Ids ids;
    private final Clock clock;
    private final Reflecting reflecting = new Reflecting();

    /** A reflection as it is answered. */
    record Answered(UUID id, Instant created, @JsonUnwrapped Reflection reflection) {}

    Insights(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Answers the question, and keeps the answer.
     *
     * @throws Problem.Unauthorized when the account is gone
     */
    Answered reflect(UUID userId, String appVersion, Question question) {
        var reflection = reflecting.on(question);
        var answered = new Answered(ids.timeOrdered(), clock.instant(), reflection);
        var day = question.period() == Period.WEEK ? question.past().lastDay() : Optional.<LocalDate>empty();
        var document = Json.text(answered);
        boolean kept = database.withStatements(statements -> new ReflectionStore(statements)
                .add(userId, answered.id(), question.period(), day, appVersion, document, answered.created()));
        requireAccount(kept);
        return answered;
    }

    /**
     * Keeps what was said, of each section of a reflection on a day the last.
     *
     * @throws Problem.Unauthorized when the account is gone
     */
    void keep(UUID userId, List<Feedback> feedback) {
        var last = new LinkedHashMap<Feedback.Subject, Feedback>();
        feedback.forEach(each -> last.put(each.subject(), each));
        if (!last.isEmpty()) {
            var now = clock.instant();
            int kept = database.withStatements(
                    statements -> new FeedbackStore(statements).keep(userId, List.copyOf(last.values()), now));
            requireAccount(kept > 0);
        }
    }

    private static void requireAccount(boolean there) {
        if (!there) {
            throw new Problem.Unauthorized("the account is deleted");
        }
    }

    List<SectionTotal> totals(FeedbackStore.Filter filter) {
        return database.withStatements(statements -> new FeedbackStore(statements).totals(filter));
    }

    /** Forgets old reflections that nobody has spoken of. */
    void housekeeping() {
        var before = clock.instant().minus(KEPT);
        int removed = ROWS_AT_ONCE;
        while (removed == ROWS_AT_ONCE) {
            removed =
                    database.withStatements(statements -> new ReflectionStore(statements).forget(before, ROWS_AT_ONCE));
        }
    }
}
