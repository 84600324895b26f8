package app.nowatch.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * RMSSD of short windows: five minutes, as the Task Force (1996) asks for, aligned to UTC. A difference belongs to a window when
 * both its beats do. A window counts when its kept beats add up to 240 seconds; SLEEP_HRV is the mean of a night's windows.
 */
public final class VariabilityWindows {
    /** Task Force 1996. */
    public static final int SECONDS = 300;

    /** Seconds of kept beats; ours. */
    static final double LEAST_SECONDS = 240;

    /** In a night; ours. */
    static final int LEAST_WINDOWS = 6;

    /**
     * One window that counts.
     *
     * @param start second since 1970, a multiple of {@value #SECONDS}
     * @param rmssd milliseconds
     */
    public record Window(long start, double rmssd) {}

    private VariabilityWindows() {}

    /** The windows that count among stamped beats that are cleaned already, in the order of time. */
    public static List<Window> of(Beats cleaned) {
        var windows = new ArrayList<Window>();
        int from = 0;
        while (from < cleaned.size()) {
            int to = from;
            while (to < cleaned.size() && window(cleaned, to) == window(cleaned, from)) {
                to++;
            }
            add(cleaned, from, to, windows);
            from = to;
        }
        return windows;
    }

    private static long window(Beats beats, int beat) {
        return (long) Math.floor(beats.second(beat) / SECONDS);
    }

    private static void add(Beats beats, int from, int to, List<Window> windows) {
        double milliseconds = 0;
        double squares = 0;
        int differences = 0;
        for (int i = from; i < to; i++) {
            milliseconds += beats.interval(i);
            if (i + 1 < to && beats.adjacent(i)) {
                double difference = beats.interval(i + 1) - beats.interval(i);
                squares += difference * difference;
                differences++;
            }
        }
        if (milliseconds >= LEAST_SECONDS * 1000 && differences > 0) {
            windows.add(new Window(window(beats, from) * SECONDS, Math.sqrt(squares / differences)));
        }
    }

    /**
     * The variability of a night, in milliseconds: the mean over the windows that lie wholly inside it.
     *
     * @param start second since 1970
     * @param end the first second after it
     */
    public static Outcome<Double> night(List<Window> windows, long start, long end) {
        double[] inside = windows.stream()
                .filter(window -> window.start >= start && window.start + SECONDS <= end)
                .mapToDouble(Window::rmssd)
                .toArray();
        if (inside.length < LEAST_WINDOWS) {
            return Outcome.missing("fewer than " + LEAST_WINDOWS + " windows of five minutes with enough beats");
        }
        return Outcome.of(Arrays.stream(inside).average().orElseThrow());
    }
}
