package app.nowatch.importing;

import app.nowatch.limits.Limit;
import app.nowatch.limits.Limits;
import app.nowatch.platform.PersonalShare;
import app.nowatch.platform.Problem;
import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Form;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import app.nowatch.platform.http.Spool;
import app.nowatch.platform.http.SpooledFile;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Takes an export back. */
final class ImportRoutes implements Routes {
    private static final int MOST_RECEIVED = 4;

    private final Imports imports;
    private final ImportThreads threads;
    private final Limits limits;
    private final Spool spool;
    private final long mostBytes;
    private final Semaphore receiving = new Semaphore(MOST_RECEIVED);
    /** Held while the file comes as well: one person has one such file on the disk. */
    private final PersonalShare turns = new PersonalShare(1, "an import into this account is going on");

    ImportRoutes(Imports imports, ImportThreads threads, Limits limits, Spool spool, long mostBytes) {
        this.imports = imports;
        this.threads = threads;
        this.limits = limits;
        this.spool = spool;
        this.mostBytes = mostBytes;
    }

    @Override
    public void addTo(Router router) {
        router.post("/v1/user/import", Access.USER, this::take);
    }

    private void take(Context context) {
        var userId = Caller.of(context).userId();
        Answer.created(context, turns.run(userId, () -> {
            threads.requireFree();
            limits.take(Limit.IMPORT, userId.toString());
            try {
                return received(context, userId);
            } catch (Problem.Overloaded e) {
                limits.giveBack(Limit.IMPORT, userId.toString());
                throw e;
            }
        }));
    }

    private Imported received(Context context, UUID userId) {
        spool.requireRoom(Math.max(0, context.req().getContentLengthLong()));
        try (var file = spool.newFile()) {
            receive(context, file);
            return threads.run(() -> imports.take(userId, file.path(), transaction -> {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Few at once: each may be gigabytes on the disk. */
    private void receive(Context context, SpooledFile file) throws IOException {
        if (!receiving.tryAcquire()) {
            throw ImportThreads.tooMany();
        }
        try {
            if (!Form.read(context, file, mostBytes, Set.of()).hasFile()) {
                throw new Problem.Invalid("file: is required");
            }
        } finally {
            receiving.release();
        }
    }
}
