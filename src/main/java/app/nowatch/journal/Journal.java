package app.nowatch.journal;

import app.nowatch.changes.Change;
import app.nowatch.changes.ChangeOp;
import app.nowatch.changes.Changes;
import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import app.nowatch.platform.Turns;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.http.TimeRange;
import app.nowatch.sharing.Viewing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The things of one kind that people write down. Whoever writes something of a person holds that person's account until it is
 * done: what is equal is found, a key counts once, and of two changes the second sees the first.
 */
final class Journal<T extends Content> {
    static final Duration KEYS_KEPT = Duration.ofHours(24);
    /** Entries that are in memory at once while a list is sent. */
    private static final int PAGE = 200;

    private final Entries<T> entries;
    private final Database database;
    private final Turns turns;
    private final Changes changes;
    private final EntryWriter<T> writer;
    private final Clock clock;

    Journal(Entries<T> entries, Database database, Turns turns, Changes changes, Ids ids, Clock clock) {
        this.entries = entries;
        this.database = database;
        this.turns = turns;
        this.changes = changes;
        writer = new EntryWriter<>(entries, changes, ids);
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Keeps all of these or none, and answers the id of each, in order; one that is there in every field keeps its id.
     *
     * @throws Problem.Conflict when another request has used the key
     */
    List<UUID> write(UUID userId, List<T> contents, Optional<Retry> retry) {
        return inTurn(userId, transaction -> {
            var answered = retry.flatMap(key -> answered(transaction, userId, key));
            return answered.orElseGet(() -> {
                var written = keep(transaction, userId, contents);
                retry.ifPresent(key -> new RetryStore(transaction.statements()).put(userId, key, written, now()));
                return written;
            });
        });
    }

    private Optional<List<UUID>> answered(Transaction transaction, UUID userId, Retry retry) {
        var before = new RetryStore(transaction.statements()).find(userId, retry.key(), now().minus(KEYS_KEPT));
        if (before.isPresent() && !before.get().isOf(retry)) {
            throw new Problem.Conflict("idempotency-key: was used for another request");
        }
        return before.map(RetryStore.Answered::answer);
    }

    private List<UUID> keep(Transaction transaction, UUID userId, List<T> contents) {
        return writer.keep(transaction, userId, contents, now()).stream()
                .map(Kept::id)
                .toList();
    }

    Change change(UUID id, ChangeOp op) {
        return new Change(entries.kind(), id.toString(), op);
    }

    /**
     * What of a range may be seen, and from when on. Entries after the first page are fetched while the list is walked; the
     * gate is asked again each time, and the walk fails when it has closed.
     *
     * @throws Problem.Forbidden when the viewer may see nothing of the owner's
     */
    Seen<T> list(Viewing viewing, TimeRange range) {
        var first = page(viewing, range, Place.FIRST);
        var pages = Stream.iterate(
                first,
                page -> !page.entries().isEmpty(),
                page -> page.entries().size() == page.found() && page.found() < PAGE
                        ? new Visible<T>(page.since(), 0, List.of())
                        : page(viewing.at(now()), range, Place.of(page.entries().getLast())));
        return new Seen<>(first.since(), pages.flatMap(page -> page.entries().stream()));
    }

    /** Entries to walk through once. */
    record Seen<T extends Content>(Instant since, Stream<Entry<T>> entries) {}

    private Visible<T> page(Viewing viewing, TimeRange range, Place after) {
        return database.withStatements(statements -> entries.list(statements, viewing, range, after, PAGE))
                .orElseThrow(Viewing::refusal);
    }

    /**
     * A thing, and from when on things may be seen.
     *
     * @throws Problem.Forbidden when the viewer may see nothing of the owner's
     * @throws Problem.NotFound when they may not see this, or there is no such thing
     */
    Visible<T> find(Viewing viewing, UUID id) {
        var visible = database.withStatements(statements -> entries.find(statements, viewing, id))
                .orElseThrow(Viewing::refusal);
        if (visible.entries().isEmpty()) {
            throw nothing();
        }
        return visible;
    }

    /**
     * Removes one's own thing.
     *
     * @throws Problem.NotFound when there is none of this id
     * @throws Problem.Outdated when it is not what is expected
     */
    void remove(UUID userId, UUID id, Predicate<Entry<?>> expected) {
        inTurn(userId, transaction -> {
            require(expected, held(transaction, userId, id));
            entries.remove(transaction.statements(), userId, id);
            changes.write(transaction, userId, List.of(change(id, ChangeOp.DELETED)), now());
            return true;
        });
    }

    /** Works while nobody else writes something of the person's. */
    <R> R inTurn(UUID userId, Function<Transaction, R> work) {
        return turns.run(
                userId,
                () -> database.inTransaction(transaction -> {
                    changes.hold(transaction, userId);
                    return work.apply(transaction);
                }));
    }

    /** What is there, within a turn. */
    Entry<T> held(Transaction transaction, UUID userId, UUID id) {
        var own = new Viewing(userId, userId, now());
        return entries.find(transaction.statements(), own, id).stream()
                .flatMap(visible -> visible.entries().stream())
                .findFirst()
                .orElseThrow(Journal::nothing);
    }

    static void require(Predicate<Entry<?>> expected, Entry<?> stored) {
        if (!expected.test(stored)) {
            throw new Problem.Outdated("if-match: does not name its present tag; read it again");
        }
    }

    static Problem nothing() {
        return new Problem.NotFound("id: there is no such entry");
    }
}
