package app.nowatch.telemetry;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an item may be. Collects the first thing that is wrong with one. */
final class Bounds {
    static final int MOST_ATTRIBUTES = 128;
    static final Instant EARLIEST = Instant.parse("2015-01-01T00:00:00Z");
    static final Duration AHEAD = Duration.ofDays(1);

    private static final long NANOS = 1_000_000_000;
    private static final int TRACE_ID = 16;
    private static final int SPAN_ID = 8;

    private final long latest;
    private @Nullable Refusal refusal;

    Bounds(Instant now) {
        latest = nanos(now.plus(AHEAD));
    }

    static long nanos(Instant time) {
        return time.getEpochSecond() * NANOS + time.getNano();
    }

    /** Begins with another item. */
    void begin() {
        refusal = null;
    }

    /** The first thing that is wrong, or null. */
    @Nullable
    Refusal refusal() {
        return refusal;
    }

    private void require(boolean right, Refusal reason) {
        if (!right && refusal == null) {
            refusal = reason;
        }
    }

    void attributes(List<KeyValue> attributes) {
        require(attributes.size() <= MOST_ATTRIBUTES, Refusal.ATTRIBUTES);
    }

    void ids(ByteString traceId, ByteString spanId) {
        require(traceId.isEmpty() || traceId.size() == TRACE_ID, Refusal.ID);
        require(spanId.isEmpty() || spanId.size() == SPAN_ID, Refusal.ID);
    }

    /** A time in nanoseconds of Unix; 0 is unknown. Those of more than 63 bits are negative here. */
    void time(long nanos) {
        require(nanos == 0 || (nanos >= nanos(EARLIEST) && nanos <= latest), Refusal.TIME);
    }
}
