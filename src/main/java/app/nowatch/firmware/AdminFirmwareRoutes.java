package app.nowatch.firmware;

import app.nowatch.platform.audit.Actor;
import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Form;
import app.nowatch.platform.http.Query;
import app.nowatch.platform.http.Request;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.javalin.http.Context;
import java.io.IOException;

/** Operations of {@code admin-firmware}. */
final class AdminFirmwareRoutes implements Routes {
    private final Releases releases;
    private final long mostBytes;

    /** @param mostBytes the largest image that is taken */
    AdminFirmwareRoutes(Releases releases, long mostBytes) {
        this.releases = releases;
        this.mostBytes = mostBytes;
    }

    @Override
    public void addTo(Router router) {
        router.post("/v1/admin/firmware", Access.ADMIN, this::upload)
                .get("/v1/admin/firmware", Access.ADMIN, this::list)
                .get("/v1/admin/firmware/{id}", Access.ADMIN, this::show)
                .patch("/v1/admin/firmware/{id}", Access.ADMIN, this::change)
                .delete("/v1/admin/firmware/{id}", Access.ADMIN, this::remove);
    }

    private static Actor actor(Context context) {
        return Actor.of(Caller.of(context), Request.clientAddress(context));
    }

    private void upload(Context context) throws IOException {
        try (var received = releases.receive(context.req().getContentLengthLong())) {
            var form = Form.read(context, received, mostBytes, DraftForm.FIELDS);
            var draft = DraftForm.read(form);
            Answer.created(context, Firmware.ForAdmin.of(releases.add(actor(context), draft, received)));
        }
    }

    private void list(Context context) {
        var query = Query.of(context);
        var hardware = FirmwareRoutes.hardware(query);
        query.check();
        Answer.ok(
                context,
                releases.all(hardware).stream().map(Firmware.ForAdmin::of).toList());
    }

    private void show(Context context) {
        Answer.ok(context, Firmware.ForAdmin.of(releases.find(Request.id(context, "id"))));
    }

    private void change(Context context) {
        var id = Request.id(context, "id");
        var revision = Revision.read(Request.body(context));
        Answer.ok(context, Firmware.ForAdmin.of(releases.change(actor(context), id, revision)));
    }

    private void remove(Context context) {
        releases.remove(actor(context), Request.id(context, "id"));
        Answer.success(context);
    }
}
