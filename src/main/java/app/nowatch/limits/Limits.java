package app.nowatch.limits;

import app.nowatch.platform.Problem;
import app.nowatch.platform.security.Sha256;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ExpiredEntriesCleaner;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.sql.DataSource;

/** Counts tries against the {@linkplain Limit limits}. Thread-safe. */
public final class Limits {
    private static final Duration KEEP_UNUSED = Duration.ofHours(1);
    private static final int MOST_BUCKETS = 200_000;

    private static final int BUCKETS_AT_ONCE = 10_000;

    private final ProxyManager<String> shared;
    private final ExpiredEntriesCleaner cleaner;
    private final LoadingCache<Key, Bucket> local;

    private record Key(Limit limit, String who) {
        /** What the database sees: addresses of people do not belong into it. */
        String hashed() {
            return HexFormat.of().formatHex(Sha256.of(limit + " " + who), 0, 20);
        }
    }

    public Limits(Clock clock, DataSource database) {
        var time = timeOf(clock);
        var manager = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("limit_bucket")
                .clientClock(time)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
        shared = manager;
        cleaner = manager;
        local = Caffeine.newBuilder()
                .maximumSize(MOST_BUCKETS)
                .expireAfterAccess(KEEP_UNUSED)
                .build(key -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit ->
                                limit.capacity(key.limit.most()).refillGreedy(key.limit.most(), key.limit.per()))
                        .build());
    }

    private static TimeMeter timeOf(Clock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return clock.millis() * 1_000_000;
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /**
     * Counts one try.
     *
     * @throws Problem.TooMany when there is none left, with the time until there is one
     */
    public void take(Limit limit, String who) {
        var probe = bucket(limit, who).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new Problem.TooMany(limit.message(), Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** Takes back a {@link #take} that turned out not to count, such as a right password. */
    public void giveBack(Limit limit, String who) {
        bucket(limit, who).addTokens(1);
    }

    private Bucket bucket(Limit limit, String who) {
        var key = new Key(limit, who);
        if (!limit.everywhere()) {
            return local.get(key);
        }
        var configuration = BucketConfiguration.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit.most()).refillGreedy(limit.most(), limit.per()))
                .build();
        return shared.builder().build(key.hashed(), () -> configuration);
    }

    /** Removes full buckets from the database. */
    public void housekeeping() {
        int removed = BUCKETS_AT_ONCE;
        while (removed == BUCKETS_AT_ONCE) {
            removed = removeExpired(BUCKETS_AT_ONCE);
        }
    }

    /** Removes up to so many, and answers how many there were. */
    int removeExpired(int most) {
        return cleaner.removeExpired(most);
    }
}
