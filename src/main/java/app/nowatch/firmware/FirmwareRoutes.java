package app.nowatch.firmware;

import app.nowatch.limits.Limit;
import app.nowatch.limits.Limits;
import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Download;
import app.nowatch.platform.http.Query;
import app.nowatch.platform.http.Request;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.javalin.http.Context;
import java.io.IOException;

/** Operations of {@code firmware}. */
final class FirmwareRoutes implements Routes {
    private static final SemVer ANY = new SemVer("0.0.0");

    private final Rollouts rollouts;

    private final DownloadTurns turns;
    private final Limits limits;

    FirmwareRoutes(Rollouts rollouts, DownloadTurns turns, Limits limits) {
        this.rollouts = rollouts;
        this.turns = turns;
        this.limits = limits;
    }

    @Override
    public void addTo(Router router) {
        router.get("/v1/firmware/latest", Access.USER, this::latest)
                .get("/v1/firmware", Access.USER, this::list)
                .get("/v1/firmware/{id}", Access.USER, this::show)
                .get("/v1/firmware/{id}/download", Access.USER, this::download)
                .post("/v1/firmware/{id}/report", Access.USER, this::report);
    }

    private void latest(Context context) {
        var query = Query.of(context);
        var hardware = hardware(query);
        if (hardware.isEmpty()) {
            query.violation("hardware", "is required");
        }
        var current = currentVersion(query);
        query.check();
        rollouts.latest(Caller.of(context).userId(), hardware, current)
                .ifPresentOrElse(image -> Answer.ok(context, Firmware.of(image)), () -> Answer.noContent(context));
    }

    /** The name of a hardware, or nothing. */
    static String hardware(Query query) {
        var sent = query.text("hardware").orElse("");
        if (!sent.isEmpty() && !Image.isHardware(sent)) {
            query.violation("hardware", "must be 1 to 64 letters, digits, dots, hyphens and underscores");
        }
        return sent;
    }

    private static SemVer currentVersion(Query query) {
        // Written into an address as it is, the plus of build metadata arrives as a space, which stands in no version.
        var sent = query.text("current_version").map(text -> text.replace(' ', '+'));
        var version = sent.flatMap(SemVer::parse);
        if (version.isEmpty()) {
            query.violation(
                    "current_version", sent.isEmpty() ? "is required" : "must be a version after SemVer such as 1.4.0");
        }
        return version.orElse(ANY);
    }

    private void list(Context context) {
        var query = Query.of(context);
        var hardware = hardware(query);
        query.check();
        Answer.ok(
                context,
                rollouts.all(Caller.of(context).userId(), hardware).stream()
                        .map(Firmware::of)
                        .toList());
    }

    private void show(Context context) {
        Answer.ok(context, Firmware.of(rollouts.find(Caller.of(context).userId(), Request.id(context, "id"))));
    }

    private void download(Context context) throws IOException {
        var person = Caller.of(context).userId();
        var image = rollouts.take(person, Request.id(context, "id"));
        var turn = turns.begin(person);
        try {
            send(context, image);
        } finally {
            turn.close();
        }
    }

    private void send(Context context, Image image) throws IOException {
        try (var blob = rollouts.open(image)) {
            if (blob.size() != image.sizeBytes()) {
                throw new IllegalStateException("firmware " + image.id() + " is damaged on disk");
            }
            var name = "firmware-" + image.hardware() + "-" + image.version() + ".bin";
            new Download(name, "application/octet-stream", image.sha256(), image.created(), image.sizeBytes(), false)
                    .send(context, blob::from);
        }
    }

    private void report(Context context) {
        var person = Caller.of(context).userId();
        var id = Request.id(context, "id");
        var fields = Request.body(context);
        var report = new Report(
                fields.choice("outcome", Report.Outcome.class),
                fields.optionalText("reason", 0, Report.LONGEST_REASON).orElse(""),
                fields.text("device_id", 1, Report.LONGEST_DEVICE));
        fields.check();
        limits.take(Limit.FIRMWARE_REPORT, person.toString());
        rollouts.report(person, id, report);
        Answer.createdSuccess(context);
    }
}
