package app.nowatch.journal;

import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Request;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.javalin.http.Context;

/** Changing one thing by its id. */
final class CorrectionRoutes<T extends Content> implements Routes {
    private final String path;
    private final Corrections<T> corrections;
    private final EntryForm<T> form;

    CorrectionRoutes(String path, Corrections<T> corrections, EntryForm<T> form) {
        this.path = path;
        this.corrections = corrections;
        this.form = form;
    }

    @Override
    public void addTo(Router router) {
        router.put(path + "/{id}", Access.USER, this::change);
    }

    private void change(Context context) {
        var userId = Caller.of(context).userId();
        var id = Request.id(context, "id");
        var fields = Request.body(context);
        var sent = form.reader(userId).apply(fields);
        fields.check();
        var expected = JournalRoutes.expected(context);
        var entry = corrections.change(userId, id, expected, stored -> form.onto(stored, sent));
        JournalRoutes.show(context, entry, form);
    }
}
