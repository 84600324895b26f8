package app.nowatch;

import app.nowatch.platform.jobs.Recurring;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what has run out, everywhere. */
record Housekeeping(List<Runnable> steps) {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    Recurring everyHour() {
        return new Recurring("housekeeping", Duration.ofHours(1), this::run);
    }

    private void run() {
        steps.forEach(Housekeeping::alone);
    }

    /** What one room cannot remove must not stay in the others. */
    private static void alone(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("something could not be cleaned up, and will be tried again in an hour", e);
        }
    }
}
