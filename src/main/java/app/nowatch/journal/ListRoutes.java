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
import java.util.Optional;
import java.util.function.IntPredicate;

/** Writing lists of things of one kind, reading them by range, removing one. */
final class ListRoutes<T extends Content> implements Routes {
    private static final int MOST_ITEMS = 1_000;

    private final String path;
    private final AccessKind kind;
    private final Journal<T> journal;
    private final EntryForm<T> form;
    private final AccessLog accessLog;
    private final Clock clock;

    ListRoutes(String path, AccessKind kind, Journal<T> journal, EntryForm<T> form, AccessLog accessLog, Clock clock) {
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
                .delete(path + "/{id}", Access.USER, this::remove);
    }

    private void write(Context context) {
        var userId = Caller.of(context).userId();
        var items = Request.items(context, MOST_ITEMS);
        var contents = items.stream().map(form.reader(userId)).toList();
        items.stream().findFirst().ifPresent(item -> item.check());
        Answer.created(context, journal.write(userId, contents, retry(context)));
    }

    private static Optional<Retry> retry(Context context) {
        return Optional.ofNullable(context.header("Idempotency-Key")).map(key -> {
            var request = context.path().getBytes(StandardCharsets.UTF_8);
            return new Retry(key, Sha256.of(request, new byte[1], context.bodyAsBytes()));
        });
    }

    private void list(Context context) {
        var query = Query.of(context);
        var range = query.times();
        query.check();
        var viewing =
                Viewing.of(context.header("shared-user"), Caller.of(context).userId(), clock.instant());

        var seen = journal.list(viewing, range);
        var first = LocalDate.ofInstant(range.start(), ZoneOffset.UTC);
        accessLog.note(viewing, kind, seen.since(), first, LocalDate.ofInstant(range.end(), ZoneOffset.UTC));
        Answer.array(context, seen.entries().map(form::show));
    }

    private void remove(Context context) {
        journal.remove(Caller.of(context).userId(), Request.id(context, "id"), expected(context));
        Answer.success(context);
    }

    /** What If-Match demands of the revision; any will do without that header. */
    static IntPredicate expected(Context context) {
        var named = context.header("If-Match");
        return revision -> named == null || EntityTags.isMatched(tag(revision), named);
    }

    static String tag(int revision) {
        return "\"" + revision + "\"";
    }
}
