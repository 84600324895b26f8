package app.nowatch.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds where sleep begins and ends in a run of minutes: it begins at the first of so many sleep minutes in a row, and ends at the
 * first of so many wake minutes in a row. An unknown minute breaks either row. A run of unknown minutes inside is bridged up to a
 * length; a longer one ends the bout at the last sleep minute before it.
 */
final class SleepBouts {
    /** Ours. */
    static final int BRIDGED_MINUTES = 30;

    /**
     * A bout.
     *
     * @param start its first minute
     * @param end the first minute after it
     */
    record Bout(int start, int end) {}

    private final int startRow;
    private final int endRow;
    private final List<Bout> bouts = new ArrayList<>();
    private int start = -1;
    private int lastAsleep;
    private int row;
    private SleepState rowState = SleepState.UNKNOWN;

    private SleepBouts(int startRow, int endRow) {
        this.startRow = startRow;
        this.endRow = endRow;
    }

    /** All bouts of any length; one still open when the record ends is taken to end with it. */
    static List<Bout> find(SleepState[] states, int startRow, int endRow) {
        var search = new SleepBouts(startRow, endRow);
        for (int i = 0; i < states.length; i++) {
            search.take(i, states[i]);
        }
        if (search.start >= 0) {
            search.end(states.length);
        }
        return search.bouts;
    }

    private void take(int minute, SleepState state) {
        row = state == rowState ? row + 1 : 1;
        rowState = state;
        switch (state) {
            case ASLEEP -> {
                if (start < 0 && row >= startRow) {
                    start = minute - row + 1;
                }
                lastAsleep = minute;
            }
            case AWAKE -> {
                if (start >= 0 && row == endRow) {
                    end(minute - row + 1);
                }
            }
            case UNKNOWN -> {
                if (start >= 0 && row > BRIDGED_MINUTES) {
                    end(lastAsleep + 1);
                }
            }
        }
    }

    private void end(int end) {
        bouts.add(new Bout(start, end));
        start = -1;
    }
}
