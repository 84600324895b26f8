package app.nowatch;

import app.nowatch.account.AccountRoom;
import app.nowatch.limits.Limits;
import app.nowatch.platform.jobs.Recurring;
import app.nowatch.platform.mail.MailHousekeeping;
import app.nowatch.sharing.SharingRoom;
import java.time.Clock;
import java.time.Duration;

/** Removes what has run out, in every room. */
record Housekeeping(AccountRoom account, SharingRoom sharing, Limits limits, MailHousekeeping mails, Clock clock) {
    private static final int BUCKETS_AT_ONCE = 10_000;

    Recurring everyHour() {
        return new Recurring("housekeeping", Duration.ofHours(1), this::run);
    }

    private void run() {
        account.housekeeping().run(clock.instant());
        sharing.housekeeping();
        int removed = BUCKETS_AT_ONCE;
        while (removed == BUCKETS_AT_ONCE) {
            removed = limits.removeExpired(BUCKETS_AT_ONCE);
        }
        mails.run(clock.instant());
    }
}
