package app.nowatch.journal;

import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.EntityTags;
import app.nowatch.platform.http.Request;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import app.nowatch.sharing.AccessKind;
import app.nowatch.sharing.AccessLog;
import app.nowatch.sharing.Viewing;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Reading and changing one thing by its id; its revision is its tag. */
final class ItemRoutes<T extends Content> implements Routes {
    private final String path;
    private final AccessKind kind;
    private final Items<T> items;
    private final EntryForm<T> form;
    private final AccessLog accessLog;
    private final Clock clock;

    ItemRoutes(String path, AccessKind kind, Items<T> items, EntryForm<T> form, AccessLog accessLog, Clock clock) {
        this.path = path;
        this.kind = kind;
        this.items = items;
        this.form = form;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @Override
    public void addTo(Router router) {
        router.get(path + "/{id}", Access.USER, this::read).put(path + "/{id}", Access.USER, this::change);
    }

    private void read(Context context) {
        var id = Request.id(context, "id");
        var viewing =
                Viewing.of(context.header("shared-user"), Caller.of(context).userId(), clock.instant());

        var visible = items.find(viewing, id);
        var entry = visible.entries().getFirst();
        var day = LocalDate.ofInstant(entry.content().begins(), ZoneOffset.UTC);
        accessLog.note(viewing, kind, visible.since(), day, day);
        var known = context.header("If-None-Match");
        if (known != null && EntityTags.isNamed(ListRoutes.tag(entry.revision()), known)) {
            context.header("ETag", ListRoutes.tag(entry.revision())).status(HttpStatus.NOT_MODIFIED);
        } else {
            show(context, entry);
        }
    }

    private void change(Context context) {
        var userId = Caller.of(context).userId();
        var id = Request.id(context, "id");
        var fields = Request.body(context);
        var sent = form.reader(userId).apply(fields);
        fields.check();
        show(context, items.change(userId, id, ListRoutes.expected(context), stored -> form.onto(stored, sent)));
    }

    private void show(Context context, Entry<T> entry) {
        context.header("ETag", ListRoutes.tag(entry.revision()));
        Answer.ok(context, form.show(entry));
    }
}
