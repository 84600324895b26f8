package app.nowatch.statistics;

/**
 * A time of raised heart rate at rest. Times are minutes since 1970, UTC.
 *
 * @param start its first stress minute
 * @param end the first minute after its last stress minute
 * @param minutes how many stress minutes it has
 * @param peak the stress minute farthest above the usual, of equal ones the first
 */
public record Stressor(long start, long end, int minutes, long peak) {}
