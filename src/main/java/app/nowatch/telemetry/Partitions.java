package app.nowatch.telemetry;

import static java.time.ZoneOffset.UTC;

import app.nowatch.platform.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a partition of each table for a UTC day of arrival, and drops those of days that are too long ago. */
final class Partitions {
    private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);

    private final Database database;
    private final Set<LocalDate> made = ConcurrentHashMap.newKeySet();

    Partitions(Database database) {
        this.database = database;
    }

    /** Makes those of the day in which this moment lies, unless they are there. Several nodes may do so at once. */
    void ensure(Instant time) {
        var day = time.atZone(UTC).toLocalDate();
        if (!made.contains(day)) {
            database.useTransaction(transaction -> new PartitionStore(transaction.statements()).make(day));
            made.add(day);
        }
    }

    /** Looks for each day anew, whether its partitions are there. */
    void forget() {
        made.clear();
    }

    /** Makes those of today and tomorrow, and drops those of days that ended before the retention began. */
    void housekeeping(Instant now, Duration retention) {
        ensure(now);
        ensure(now.plus(Duration.ofDays(1)));
        var firstKept = now.minus(retention).atZone(UTC).toLocalDate();
        made.removeIf(day -> day.isBefore(firstKept));
        for (var name : database.withStatements(statements -> new PartitionStore(statements).before(firstKept))) {
            drop(name);
        }
    }

    /**
     * Each in a transaction of its own: a drop locks the table that it is a part of against everybody, for a moment, and waits up to two
     * seconds for those who read it. What cannot be dropped now is left for the next time, and keeps no other from it.
     */
    private void drop(String name) {
        try {
            database.useTransaction(transaction -> new PartitionStore(transaction.statements()).drop(name));
            LOG.info("dropped {}", name);
        } catch (RuntimeException e) {
            LOG.warn("{} is in use and could not be dropped; it is tried again", name, e);
        }
    }
}
