package app.nowatch.telemetry;

import java.time.Instant;

/**
 * Which items are wanted, newest first.
 *
 * @param from inclusive
 * @param to exclusive
 * @param service empty for any
 * @param severity the least; negative for any
 * @param after what came last before, or {@link ItemCursor#FIRST}
 */
record ItemQuery(Instant from, Instant to, String service, int severity, ItemCursor after, int limit) {}
