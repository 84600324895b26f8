package app.nowatch.wearer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The time between two nights, minute by minute. */
final class Waking {
    /** The last hour before sleep has its own movement, and nothing happens in it. */
    static final int EVENING_MINUTES = 60;

    private final Instant start;
    private final Activity[] activities;

    Waking(Instant start, int minutes) {
        this.start = start;
        this.activities = new Activity[minutes];
        Arrays.fill(activities, Activity.REST);
    }

    Instant start() {
        return start;
    }

    int minutes() {
        return activities.length;
    }

    /** The first minute of the hour before sleep. */
    int evening() {
        return activities.length - EVENING_MINUTES;
    }

    Activity at(int minute) {
        return activities[minute];
    }

    Instant instant(int minute) {
        return start.plusSeconds(60L * minute);
    }

    /** Does one thing for a while; what would reach beyond the evening's begin is cut off. */
    void spend(int from, int minutes, Activity activity) {
        int first = Math.clamp(from, 0, evening());
        Arrays.fill(activities, first, Math.clamp(from + minutes, first, evening()), activity);
    }

    List<ActivityBout> bouts() {
        List<ActivityBout> bouts = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= activities.length; to++) {
            if (to == activities.length || activities[to] != activities[from]) {
                bouts.add(new ActivityBout(activities[from], instant(from), instant(to)));
                from = to;
            }
        }
        return bouts;
    }
}
