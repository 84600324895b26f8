package app.nowatch.telemetry;

import com.google.protobuf.ByteString;

/**
 * What of an item becomes columns; empty texts and ids for what it does not have.
 *
 * @param nanos its time in nanoseconds of Unix; 0 when it tells none
 * @param severity of a log its number, of a span the code of its status; negative when it has none
 * @param count how many things it counts for when it is left out: of a metric its points
 */
record Facts(
        long nanos,
        String name,
        int severity,
        ByteString traceId,
        ByteString spanId,
        String firmware,
        String exception,
        long count) {}
