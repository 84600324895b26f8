package app.nowatch.measurement;

import app.nowatch.platform.Problem;
import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import app.nowatch.platform.json.Violations;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.MultiPart;

/** Takes uploads in. */
final class UploadRoutes implements Routes {
    private final Uploads uploads;
    private final UploadTurns turns;
    private final Spool spool;
    private final long mostBytes;

    UploadRoutes(Uploads uploads, UploadTurns turns, Spool spool, long mostBytes) {
        this.uploads = uploads;
        this.turns = turns;
        this.spool = spool;
        this.mostBytes = mostBytes;
    }

    @Override
    public void addTo(Router router) {
        router.post("/v1/measurement/upload", Access.USER, this::upload);
    }

    private void upload(Context context) throws IOException {
        var boundary = boundary(context);
        try (var file = spool.newFile()) {
            var form = new UploadFormRoutes(boundary, file, mostBytes);
            form.read(context);
            var violations = new Violations();
            if (!form.hasFile()) {
                violations.add("file", "is required");
            }
            var type = type(form.type());
            if (type.isEmpty()) {
                violations.add(
                        "type",
                        form.type().isEmpty()
                                ? "is required"
                                : "must be one of " + Arrays.toString(SeriesType.values()));
            }
            violations.check();
            var userId = Caller.of(context).userId();
            // Counted once the file is whole: what a lost connection left half-sent must not count against the next
            // try.
            Answer.created(context, turns.run(userId, () -> uploads.keep(userId, type.orElseThrow(), file)));
        }
    }

    private static String boundary(Context context) {
        var contentType = context.contentType();
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw new Problem.UnsupportedMedia("content-type: must be multipart/form-data");
        }
        var boundary = MultiPart.extractBoundary(contentType);
        if (boundary == null || boundary.isEmpty()) {
            throw new Problem.Invalid("content-type: names no boundary");
        }
        return boundary;
    }

    private static Optional<SeriesType> type(String name) {
        return Arrays.stream(SeriesType.values())
                .filter(type -> type.name().equals(name))
                .findFirst();
    }
}
