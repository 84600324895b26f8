package app.nowatch.platform.jobs;

import java.time.Duration;

/**
 * Work that comes again and again, on one node at a time; first at the first start ever.
 *
 * @param name stands in the database, different from every other job's
 * @param period the time from the end of one run, well or badly ended, to the start of the next
 */
public record Recurring(String name, Duration period, Runnable work) {
    public Recurring {
        if (!period.isPositive()) {
            throw new IllegalArgumentException("the period must be positive");
        }
    }
}
