package app.nowatch.telemetry;

import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Query;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Shows operators what came in. */
final class AdminTelemetryRoutes implements Routes {
    private static final Duration LOOK_BACK = Duration.ofHours(1);
    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    private final Database database;
    private final Clock clock;
    private final Duration retention;

    AdminTelemetryRoutes(Database database, Clock clock, Duration retention) {
        this.database = database;
        this.clock = clock;
        this.retention = retention;
    }

    @Override
    public void addTo(Router router) {
        for (var signal : Signal.values()) {
            router.get("/v1/admin/telemetry/" + signal.field() + "s", Access.ADMIN, context -> list(signal, context));
        }
        router.get("/v1/admin/telemetry/crashes", Access.ADMIN, this::crashes);
    }

    private void list(Signal signal, Context context) {
        var wanted = query(signal, Query.of(context));
        var page = database.inTransaction(
                transaction -> ItemPage.read(new ItemStore(transaction.statements()), signal, wanted));
        var next = page.next()
                .map(after -> '"' + new ListPlace(wanted.from(), wanted.to(), after).encode() + '"')
                .orElse("null");
        var json = page.items().stream().map(Item::json).collect(Collectors.joining(",", "{\"items\":[", "],"))
                + "\"nextCursor\":" + next + "}";
        context.contentType("application/json").result(json.getBytes(StandardCharsets.UTF_8));
    }

    private ItemQuery query(Signal signal, Query query) {
        var now = clock.instant();
        var to = query.optionalEnd("to").orElse(now.plus(Bounds.AHEAD)).plusMillis(1);
        var from = query.optionalTime("from").orElse((to.isBefore(now) ? to : now).minus(LOOK_BACK));
        if (!from.isBefore(to)) {
            query.violation("from", "must not be after to");
        }
        var cursor = query.text("cursor");
        var place = cursor.flatMap(ListPlace::decode);
        if (cursor.isPresent() && place.isEmpty()) {
            query.violation("cursor", "is none that was given here");
        }
        var begun = place.orElse(new ListPlace(from, to, ItemCursor.FIRST));
        int limit = query.optionalInteger("limit", 1, MOST).orElse(USUAL);
        int severity = severity(signal, query);
        query.check();
        return new ItemQuery(
                begun.from(),
                begun.to(),
                query.text("service").orElse("").replace("\0", ""),
                severity,
                begun.after(),
                limit);
    }

    private static int severity(Signal signal, Query query) {
        var text = query.text("severity");
        if (text.isEmpty()) {
            return -1;
        }
        if (signal == Signal.SPAN && text.get().equals("ERROR")) {
            return signal.error();
        }
        var severity = Severity.parse(text.get());
        if (signal != Signal.LOG || severity.isEmpty()) {
            query.violation(
                    "severity",
                    switch (signal) {
                        case SPAN -> "of a span can only be ERROR";
                        case METRIC -> "is nothing that a metric has";
                        case LOG -> "must be 1 to 24, or a name such as WARN or ERROR2";
                    });
        }
        return severity.orElse(-1);
    }

    private void crashes(Context context) {
        var asked = Query.of(context).text("firmware").orElse("").replace("\0", "");
        var firmware = asked.indexOf('+') < 0 ? asked : asked.substring(0, asked.indexOf('+'));
        var since = clock.instant().minus(retention);
        List<CrashTotal> totals = database.inTransaction(transaction -> {
            var store = new ItemStore(transaction.statements());
            store.hurry();
            return store.crashes(firmware, since, MOST);
        });
        Answer.ok(context, totals);
    }
}
