package app.nowatch.sharing;

import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Request;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;

/** Operations of {@code shared}: what others share with the caller, and the groups for it. */
final class SharedRoutes implements Routes {
    private static final int LONGEST_NAME = 150;
    private static final int LONGEST_COLOR = 32;

    private static final String GROUP = "/v1/shared/groups/{groupId}";

    private final Shared shared;
    private final Groups groups;
    private final PictureRoutes pictures;

    SharedRoutes(Shared shared, Groups groups, PictureRoutes pictures) {
        this.shared = shared;
        this.groups = groups;
        this.pictures = pictures;
    }

    @Override
    public void addTo(Router router) {
        router.get("/v1/shared", Access.USER, this::all)
                .delete("/v1/shared", Access.USER, this::end)
                .post("/v1/shared/custom", Access.USER, this::customize)
                .get("/v1/shared/groups", Access.USER, this::groups)
                .post("/v1/shared/groups", Access.USER, this::createGroup)
                .patch(GROUP, Access.USER, this::renameGroup)
                .delete(GROUP, Access.USER, this::removeGroup)
                .post(GROUP + "/members", Access.USER, this::addMember)
                .delete(GROUP + "/members", Access.USER, this::removeMember);
    }

    private static UUID caller(Context context) {
        return Caller.of(context).userId();
    }

    private List<SharedEntity> entities(Context context) {
        var address = pictures.address(context);
        return shared.all(caller(context)).stream()
                .map(row -> SharedEntity.of(row, address))
                .toList();
    }

    /** The one field of some bodies: the id of a person who shares. Any text may be one; nobody has most of them. */
    static String userId(Context context) {
        var fields = Request.body(context);
        var id = fields.text("userId", any -> List.of());
        fields.check();
        return id;
    }

    private void all(Context context) {
        Answer.ok(context, entities(context));
    }

    private void end(Context context) {
        shared.end(caller(context), userId(context));
        Answer.success(context);
    }

    private void customize(Context context) {
        var fields = Request.body(context);
        var owner = fields.text("userId", any -> List.of());
        var name = fields.text("customName", 1, LONGEST_NAME);
        var color = fields.text("iconColor", 1, LONGEST_COLOR);
        fields.check();
        var row = shared.customize(caller(context), owner, name, color);
        Answer.ok(context, SharedEntity.of(row, pictures.address(context)));
    }

    private void groups(Context context) {
        Answer.array(context, groups.all(caller(context), entities(context)));
    }

    private static String name(Context context) {
        var fields = Request.body(context);
        var name = fields.text("name", 1, LONGEST_NAME);
        fields.check();
        return name;
    }

    private static UUID group(Context context) {
        return Request.id(context, "groupId");
    }

    private void createGroup(Context context) {
        groups.create(caller(context), name(context));
        Answer.createdNothing(context);
    }

    private void renameGroup(Context context) {
        groups.rename(caller(context), group(context), name(context));
        Answer.nothing(context);
    }

    private void removeGroup(Context context) {
        groups.remove(caller(context), group(context));
        Answer.success(context);
    }

    private void addMember(Context context) {
        groups.addMember(caller(context), group(context), Shared.owner(userId(context)));
        Answer.createdSuccess(context);
    }

    private void removeMember(Context context) {
        groups.removeMember(caller(context), group(context), Shared.owner(userId(context)));
        Answer.success(context);
    }
}
