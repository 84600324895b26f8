package app.nowatch;

import app.nowatch.account.AccountRoom;
import app.nowatch.limits.Limits;
import app.nowatch.platform.jobs.Recurring;
import app.nowatch.platform.mail.MailHousekeeping;
import app.nowatch.sharing.SharingRoom;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what has run out, in every room. */
record Housekeeping(
        AccountRoom account,
        SharingRoom sharing,
        DailyLife dailyLife,
        Limits limits,
        MailHousekeeping mails,
        Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int BUCKETS_AT_ONCE = 10_000;

    Recurring everyHour() {
        return new Recurring("housekeeping", Duration.ofHours(1), this::run);
    }

    private void run() {
        alone(() -> account.housekeeping().run(clock.instant()));
        alone(this::removeBuckets);
        alone(() -> mails.run(clock.instant()));
        alone(sharing::housekeeping);
        alone(dailyLife::housekeeping);
    }

    /** What one room cannot remove must not stay in the others. */
    private static void alone(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("something could not be cleaned up, and will be tried again in an hour", e);
        }
    }

    private void removeBuckets() {
        int removed = BUCKETS_AT_ONCE;
        while (removed == BUCKETS_AT_ONCE) {
            removed = limits.removeExpired(BUCKETS_AT_ONCE);
        }
    }
}
