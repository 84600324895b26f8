package app.nowatch.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts steps together to segments, and gives those too short to be a stage to a neighbour: the shortest first, to the longer
 * neighbour, of equal ones the earlier. What is unknown stays so, and takes nothing.
 */
final class StageSegments {
    /** Ours. */
    private static final int LEAST_SECONDS = 120;

    private final List<StageSegment> segments = new ArrayList<>();

    private StageSegments() {}

    static List<StageSegment> of(SleepStage[] steps, long start) {
        var joining = new StageSegments();
        for (int i = 0; i < steps.length; i++) {
            long second = start + (long) i * SleepStages.STEP_SECONDS;
            joining.append(new StageSegment(steps[i], second, second + SleepStages.STEP_SECONDS));
        }
        int shortest = joining.shortest();
        while (shortest >= 0) {
            joining.giveAway(shortest);
            shortest = joining.shortest();
        }
        return List.copyOf(joining.segments);
    }

    private void append(StageSegment segment) {
        if (!segments.isEmpty() && segments.getLast().stage() == segment.stage()) {
            var last = segments.removeLast();
            segments.add(new StageSegment(last.stage(), last.start(), segment.end()));
        } else {
            segments.add(segment);
        }
    }

    private int shortest() {
        int shortest = -1;
        for (int i = 0; i < segments.size(); i++) {
            boolean taken = known(i)
                    && (known(i - 1) || known(i + 1))
                    && segments.get(i).seconds() < LEAST_SECONDS;
            if (taken
                    && (shortest < 0
                            || segments.get(i).seconds()
                                    < segments.get(shortest).seconds())) {
                shortest = i;
            }
        }
        return shortest;
    }

    private boolean known(int place) {
        return place >= 0 && place < segments.size() && segments.get(place).stage() != SleepStage.UNKNOWN;
    }

    private void giveAway(int place) {
        long before = known(place - 1) ? segments.get(place - 1).seconds() : -1;
        long after = known(place + 1) ? segments.get(place + 1).seconds() : -1;
        var taker = segments.get(before >= after ? place - 1 : place + 1);
        var given = segments.get(place);
        var rest = List.copyOf(segments.subList(place + 1, segments.size()));
        segments.subList(place, segments.size()).clear();
        append(new StageSegment(taker.stage(), given.start(), given.end()));
        rest.forEach(this::append);
    }
}
