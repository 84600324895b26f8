package app.nowatch.figures;

import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Query;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import app.nowatch.platform.json.Json;
import app.nowatch.sharing.AccessKind;
import app.nowatch.sharing.AccessLog;
import app.nowatch.sharing.Viewing;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;

/** Reading daily statistics. */
final class FigureRoutes implements Routes {
    private static final int MOST_DAYS = 3_660;

    private final FigureReads reads;
    private final AccessLog accessLog;
    private final Clock clock;

    FigureRoutes(FigureReads reads, AccessLog accessLog, Clock clock) {
        this.reads = reads;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @Override
    public void addTo(Router router) {
        router.get("/v1/statistics", Access.USER, this::read);
    }

    private void read(Context context) throws IOException {
        var query = Query.of(context);
        var types = query.someOf("type", FigureType.class);
        var range = query.days(MOST_DAYS);
        query.check();
        var viewing =
                Viewing.of(context.header("shared-user"), Caller.of(context).userId(), clock.instant());

        var found = reads.find(viewing, range);
        accessLog.note(viewing, AccessKind.STATISTICS, found.since(), range.start(), range.end());
        if (!Answer.isKnown(context, found.tag(types))) {
            var out = new JsonArray(context.contentType("application/json").outputStream());
            reads.write(viewing, found, types, out::add);
            out.end();
        }
    }

    /** An array that is written while its values come. */
    private static final class JsonArray {
        private final OutputStream out;
        private char separator = '[';

        JsonArray(OutputStream out) {
            this.out = out;
        }

        void add(FigureRecord value) {
            try {
                out.write(separator);
                out.write(Json.write(value));
                separator = ',';
            } catch (IOException e) {
                throw new UncheckedIOException("the client is gone", e);
            }
        }

        void end() throws IOException {
            if (separator == '[') {
                out.write(separator);
            }
            out.write(']');
        }
    }
}
