package app.nowatch.sharing;

import app.nowatch.platform.Problem;
import app.nowatch.platform.blob.Blob;
import app.nowatch.platform.config.HttpSettings;
import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Form;
import app.nowatch.platform.http.Request;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import app.nowatch.platform.http.Spool;
import app.nowatch.platform.json.Violations;
import app.nowatch.platform.picture.PictureFile;
import app.nowatch.platform.picture.PictureType;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;

/** Setting, showing and removing the pictures of people who share. */
final class PictureRoutes implements Routes {
    private static final String PATH = "/v1/shared/custom/profile-picture";

    private final Pictures pictures;
    private final Spool spool;
    private final HttpSettings http;

    PictureRoutes(Pictures pictures, Spool spool, HttpSettings http) {
        this.pictures = pictures;
        this.spool = spool;
        this.http = http;
    }

    @Override
    public void addTo(Router router) {
        router.post(PATH, Access.USER, this::put)
                .delete(PATH, Access.USER, this::remove)
                .get(PATH + "/{id}", Access.ANYBODY, this::show);
    }

    /** Addresses as this client reaches the server: by its public address, or by the one that the client used. */
    PictureAddress address(Context context) {
        var server = http.publicUrl().isEmpty() ? context.scheme() + "://" + context.host() : http.publicUrl();
        var prefix = server + http.basePath().getFirst() + PATH + "/";
        return (picture, signature) -> prefix + picture + "?signature=" + signature;
    }

    private void put(Context context) throws IOException {
        try (var file = spool.newFile()) {
            var form = Form.read(context, file, PictureFile.LARGEST, Set.of("userId"));
            var violations = new Violations();
            if (!form.hasFile()) {
                violations.add("file", "is required");
            }
            if (form.field("userId").isEmpty()) {
                violations.add("userId", "is required");
            }
            violations.check();
            try (var bytes = file.open()) {
                var signed = pictures.put(Caller.of(context).userId(), Shared.owner(form.field("userId")), bytes);
                Answer.created(context, address(context).of(signed.picture(), signed.key()));
            }
        }
    }

    private void remove(Context context) {
        pictures.remove(Caller.of(context).userId(), Shared.owner(SharedRoutes.userId(context)));
        Answer.success(context);
    }

    private void show(Context context) throws IOException {
        var id = Request.id(context, "id");
        var caller = Caller.find(context).map(Caller::userId).orElse(null);
        try (var picture = pictures.open(id, caller, context.queryParam("signature"))
                .orElseThrow(() -> new Problem.NotFound("there is no such picture"))) {
            send(context, id, picture);
        }
    }

    private static void send(Context context, UUID id, Blob picture) throws IOException {
        var tag = '"' + id.toString() + '"';
        if (Answer.isKnown(context, tag)) {
            return;
        }
        try (var bytes = picture.from(0)) {
            byte[] head = bytes.readNBytes(PictureType.HEAD);
            context.contentType(PictureType.of(head).mediaType());
            var out = context.outputStream();
            out.write(head);
            bytes.transferTo(out);
        }
    }
}
