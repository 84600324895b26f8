package app.nowatch.measurement;

import app.nowatch.platform.PersonalShare;
import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Form;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import app.nowatch.platform.http.Spool;
import app.nowatch.platform.json.Violations;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Takes uploads in. */
final class UploadRoutes implements Routes {
    private final Uploads uploads;
    private final PersonalShare turns;
    private final Spool spool;
    private final long mostBytes;

    UploadRoutes(Uploads uploads, PersonalShare turns, Spool spool, long mostBytes) {
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
        try (var file = spool.newFile()) {
            var form = Form.read(context, file, mostBytes, Set.of("type"));
            var violations = new Violations();
            if (!form.hasFile()) {
                violations.add("file", "is required");
            }
            var name = form.field("type");
            var type = type(name);
            if (type.isEmpty()) {
                violations.add(
                        "type",
                        name.isEmpty() ? "is required" : "must be one of " + Arrays.toString(SeriesType.values()));
            }
            violations.check();
            var userId = Caller.of(context).userId();
            // Counted once the file is whole: what a lost connection left half-sent must not count against the next
            // try.
            Answer.created(context, turns.run(userId, () -> uploads.keep(userId, type.orElseThrow(), file)));
        }
    }

    private static Optional<SeriesType> type(String name) {
        return Arrays.stream(SeriesType.values())
                .filter(type -> type.name().equals(name))
                .findFirst();
    }
}
