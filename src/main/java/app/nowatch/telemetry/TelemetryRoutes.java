package app.nowatch.telemetry;

import app.nowatch.limits.Limit;
import app.nowatch.limits.Limits;
import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Objects;

/** Takes telemetry in, under our names and under those that exporters append to an endpoint. */
final class TelemetryRoutes implements Routes {
    private final Intake intake;
    private final Limits limits;

    TelemetryRoutes(Intake intake, Limits limits) {
        this.intake = intake;
        this.limits = limits;
    }

    @Override
    public void addTo(Router router) {
        for (var signal : Signal.values()) {
            router.post("/v1/telemetry/" + signal.field() + "s", Access.USER, context -> take(signal, context))
                    .post("/v1/telemetry" + signal.path(), Access.USER, context -> take(signal, context));
        }
    }

    private void take(Signal signal, Context context) throws IOException {
        var userId = Caller.of(context).userId();
        // By its header: the library's own reading fails on a character set that there is not.
        var form = Form.of(Objects.requireNonNullElse(context.header("Content-Type"), ""));
        var encoding = Objects.requireNonNullElse(context.header("Content-Encoding"), "");
        limits.take(Limit.TELEMETRY, userId.toString());
        var answer = intake.take(signal, userId, form, encoding, context.req().getInputStream());
        context.status(200).contentType(form.mediaType()).result(answer);
    }
}
