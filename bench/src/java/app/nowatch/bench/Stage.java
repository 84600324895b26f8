package app.nowatch.bench;

import app.nowatch.bench.MemoryWatch.Memory;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the measures share: a server that starts when the first of them asks for it, and what was seen of its memory. */
final class Stage {
    private static final Duration SETTLE = Duration.ofSeconds(2);

    private final Cleanup cleanup;
    private final Report report;
    private final boolean longRun;
    private @Nullable BenchedServer server;
    private @Nullable MemoryWatch watch;
    private Memory idle = Memory.NONE;
    private Memory loaded = Memory.NONE;

    Stage(Cleanup cleanup, Report report, boolean longRun) {
        this.cleanup = cleanup;
        this.report = report;
        this.longRun = longRun;
    }

    Cleanup cleanup() {
        return cleanup;
    }

    /** Whether what takes long is wanted too. */
    boolean longRun() {
        return longRun;
    }

    BenchedServer server() throws IOException, InterruptedException {
        var running = server;
        if (running == null) {
            report.progress("starting the server on an embedded PostgreSQL");
            running = BenchedServer.start(cleanup);
            Thread.sleep(SETTLE);
            idle = Memory.of(running);
            server = running;
        }
        return running;
    }

    /** Tells why a measure failed, with the end of what the server has said about it. */
    void failed(String measure, Exception reason) {
        endLoad();
        report.progress(measure + ": " + reason);
        if (server != null) {
            report.progress(server.lastWords());
        }
        report.add(Row.failed(measure));
    }

    /** Ends the shared server when nobody needs it any more, so that the next ones have the machine to themselves. */
    void endServer() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** From now to {@link #endLoad}, memory counts as memory under load. */
    void beginLoad() throws IOException, InterruptedException {
        watch = new MemoryWatch(server(), loaded);
    }

    void endLoad() {
        if (watch != null) {
            watch.close();
            loaded = watch.largest();
            watch = null;
        }
    }

    /** After the start, before the first request. */
    Memory idle() {
        return idle;
    }

    /** The largest seen under load; zero when there was none. */
    Memory loaded() {
        return loaded;
    }
}
