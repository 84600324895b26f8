package app.nowatch.platform.mail;

import app.nowatch.platform.db.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;

/** Removes mails that nobody has looked at for long: they hold addresses. For a job to call now and then. */
public final class MailHousekeeping {
    private final MailSettings settings;
    private final Outbox outbox;
    private final MailStore store;

    public MailHousekeeping(MailSettings settings, Path dataFolder, Database database) {
        this.settings = settings;
        this.outbox = Outbox.in(dataFolder);
        this.store = database.onDemand(MailStore.class);
    }

    /** Removes the mails that were given up, and the files of this server's outbox, that are too old at that moment. */
    public int run(Instant now) {
        var oldest = now.minus(settings.keepFailed());
        try {
            return store.deleteFailedBefore(oldest) + outbox.removeWrittenBefore(oldest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
