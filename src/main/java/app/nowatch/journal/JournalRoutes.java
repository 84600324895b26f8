package app.nowatch.journal;

import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.EntityTags;
import app.nowatch.platform.http.Query;
import app.nowatch.platform.http.Request;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import app.nowatch.platform.security.Sha256;
import app.nowatch.sharing.AccessKind;
import app.nowatch.sharing.AccessLog;
import app.nowatch.sharing.Viewing;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Predicate;

/** Writing things of one kind in lists, reading them by range or one by one, removing one. Its revision is its tag. */
final class JournalRoutes<T extends Content> implements Routes {
    private static final int MOST_ITEMS = 1_000;

    private final String path;
    private final AccessKind kind;
    private final Journal<T> journal;
    private final EntryForm<T> form;
    private final AccessLog accessLog;
    private final Clock clock;

    JournalRoutes(
            String path, AccessKind kind, Journal<T> journal, EntryForm<T> form, AccessLog accessLog, Clock clock) {
        this.path = path;
        this.kind = kind;
        this.journal = journal;
        this.form = form;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @Override
    public void addTo(Router router) {
        router.post(path, Access.USER, this::write)
                .get(path, Access.USER, this::list)
                .get(path + "/{id}", Access.USER, this::read)
                .delete(path + "/{id}", Access.USER, this::remove);
    }

    private void write(Context context) {
        var userId = Caller.of(context).userId();
        var items = Request.items(context, MOST_ITEMS);
        var contents = items.stream().map(form.reader(userId)).toList();
        items.stream().findFirst().ifPresent(item -> item.check());
        Answer.created(context, journal.write(userId, contents, retry(context)));
    }

    private Optional<Retry> retry(Context context) {
        return Optional.ofNullable(context.header("Idempotency-Key")).map(key -> {
            var request = path.getBytes(StandardCharsets.UTF_8);
            return new Retry(key, Sha256.of(request, new byte[1], context.bodyAsBytes()));
        });
    }

    private void list(Context context) {
        var query = Query.of(context);
        var range = query.times();
        query.check();
        var viewing = viewing(context);

        var seen = journal.list(viewing, range);
        var first = LocalDate.ofInstant(range.start(), ZoneOffset.UTC);
        accessLog.note(viewing, kind, seen.since(), first, LocalDate.ofInstant(range.end(), ZoneOffset.UTC));
        Answer.array(context, seen.entries().map(form::show));
    }

    private Viewing viewing(Context context) {
        return Viewing.of(context.header("shared-user"), Caller.of(context).userId(), clock.instant());
    }

    private void read(Context context) {
        var id = Request.id(context, "id");
        var viewing = viewing(context);

        var visible = journal.find(viewing, id);
        var entry = visible.entries().getFirst();
        var day = LocalDate.ofInstant(entry.content().begins(), ZoneOffset.UTC);
        accessLog.note(viewing, kind, visible.since(), day, day);
        if (!Answer.isKnown(context, tag(entry))) {
            Answer.ok(context, form.show(entry));
        }
    }

    static <T extends Content> void show(Context context, Entry<T> entry, EntryForm<T> form) {
        context.header("ETag", tag(entry));
        Answer.ok(context, form.show(entry));
    }

    private void remove(Context context) {
        journal.remove(Caller.of(context).userId(), Request.id(context, "id"), expected(context));
        Answer.success(context);
    }

    /** What If-Match demands of what is there; anything will do without that header. */
    static Predicate<Entry<?>> expected(Context context) {
        var lines = Collections.list(context.req().getHeaders("If-Match"));
        return entry -> lines.isEmpty() || EntityTags.isMatched(tag(entry), String.join(",", lines));
    }

    /** With its time, since a restored backup gives the same numbers again. */
    private static String tag(Entry<?> entry) {
        return "\"" + entry.revision() + "-" + Long.toString(entry.updated().toEpochMilli(), Character.MAX_RADIX)
                + "\"";
    }
}
