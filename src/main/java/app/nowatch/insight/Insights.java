package app.nowatch.insight;

import app.nowatch.changes.Changes;
import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
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
    private final Changes changes;
    private final Ids ids;
    private final Clock clock;
    private final Reflecting reflecting = new Reflecting();

    /** A reflection as it is answered. */
    record Answered(UUID id, Instant created, @JsonUnwrapped Reflection reflection) {}

    Insights(Database database, Changes changes, Ids ids, Clock clock) {
        this.database = database;
        this.changes = changes;
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
        if (!kept) {
            throw new Problem.Unauthorized("the account is deleted");
        }
        return answered;
    }

    /**
     * Keeps what was said, of each section of a reflection on a day the last, and of one person the last so many.
     *
     * @throws Problem.Unauthorized when the account is gone
     */
    void keep(UUID userId, List<Feedback> feedback) {
        var last = new LinkedHashMap<Feedback.Subject, Feedback>();
        feedback.forEach(each -> last.putLast(each.subject(), each));
        var kept = last.values().stream()
                .skip(Math.max(0, last.size() - FeedbackStore.MOST_OF_A_PERSON))
                .toList();
        if (!kept.isEmpty()) {
            database.useTransaction(transaction -> {
                // The account before anything else, as its deletion has it: nobody waits for one who waits for them.
                changes.hold(transaction, userId);
                var store = new FeedbackStore(transaction.statements());
                store.keep(userId, kept, clock.instant());
                store.forgetAllButTheLast(userId);
            });
        }
    }

    List<SectionTotal> totals(FeedbackStore.Filter filter) {
        return database.withStatements(statements -> new FeedbackStore(statements).totals(filter));
    }

    /** Forgets old reflections that nobody has spoken of. */
    void housekeeping() {
        var before = clock.instant().minus(KEPT);
        int looked = ROWS_AT_ONCE;
        while (looked == ROWS_AT_ONCE) {
            looked = database.inTransaction(transaction -> forget(transaction, before));
        }
    }

    private static int forget(Transaction transaction, Instant before) {
        var store = new ReflectionStore(transaction.statements());
        var ids = store.lockUnspoken(before, ROWS_AT_ONCE);
        store.removeUnspoken(ids);
        return ids.size();
    }
}
