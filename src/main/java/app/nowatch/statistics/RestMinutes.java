package app.nowatch.statistics;

/**
 * The minutes of a timeline in which a raised heart rate can mean something: awake, worn, still and with a heart rate; not soon
 * after movement, effort or sleep. All of it is ours.
 */
final class RestMinutes {
    private static final int AFTER_MOVING = 5;
    private static final int AFTER_EFFORT = 60;
    private static final int AFTER_SLEEP = 30;

    private final boolean[] eligible;

    /** @param age in years */
    RestMinutes(Timeline timeline, double age) {
        var record = timeline.record();
        eligible = new boolean[record.length()];
        boolean[] rousing = rousing(timeline);
        int moved = -AFTER_MOVING - 1;
        int strained = -AFTER_EFFORT - 1;
        for (int i = 0; i < eligible.length; i++) {
            eligible[i] = timeline.awake(i)
                    && record.worn(i)
                    && record.still(i)
                    && record.hasHeartRate(i)
                    && !rousing[i]
                    && i - moved > AFTER_MOVING
                    && i - strained > AFTER_EFFORT;
            moved = record.moving(i) ? i : moved;
            strained = Effort.of(record, i, age) == Effort.NONE ? strained : i;
        }
    }

    private static boolean[] rousing(Timeline timeline) {
        var record = timeline.record();
        boolean[] rousing = new boolean[record.length()];
        for (var sleep : timeline.sleeps().sleeps()) {
            int to = record.place(sleep.end() + AFTER_SLEEP);
            for (int i = record.place(sleep.end()); i < to; i++) {
                rousing[i] = true;
            }
        }
        return rousing;
    }

    boolean eligible(int minute) {
        return eligible[minute];
    }
}
