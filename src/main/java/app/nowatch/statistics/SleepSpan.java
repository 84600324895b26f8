package app.nowatch.statistics;

/**
 * A sleep or a nap. Times are minutes since 1970, UTC.
 *
 * @param start its first minute
 * @param end the first minute after it
 * @param minutesAsleep minutes scored asleep
 * @param minutesAwake minutes scored awake
 * @param unknownMinutes minutes of which nothing is known
 * @param awakenings how many times the person woke: runs of wake minutes
 */
public record SleepSpan(long start, long end, int minutesAsleep, int minutesAwake, int unknownMinutes, int awakenings) {
    public SleepSpan {
        if (minutesAsleep + minutesAwake + unknownMinutes != end - start) {
            throw new IllegalArgumentException("the minutes of a sleep do not add up");
        }
    }

    public int inBedMinutes() {
        return Math.toIntExact(end - start);
    }

    /** Minutes asleep of those in bed, in percent. */
    public double efficiency() {
        return 100.0 * minutesAsleep / inBedMinutes();
    }
}
