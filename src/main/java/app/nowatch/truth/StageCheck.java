package app.nowatch.truth;

import app.nowatch.statistics.SleepStage;
import app.nowatch.statistics.StageSegment;
import app.nowatch.wearer.Gap;
import app.nowatch.wearer.Night;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Steps of 30 seconds by what they were and what was said of them. Counted are the steps from a night's true start to its true end
 * in which the watch was worn; a step that the estimate leaves out, or whose night was not found, was called {@code UNKNOWN}.
 */
final class StageCheck {
    static final int STEP_SECONDS = 30;

    private record Step(SleepStage was, SleepStage said) {}

    private final Map<Step, Long> steps = new HashMap<>();

    /** @param seen empty where nothing was told */
    void add(Night night, List<Gap> gaps, List<StageSegment> seen) {
        long start = night.start().getEpochSecond();
        var said = new SleepStage[Math.toIntExact(night.duration().toSeconds() / STEP_SECONDS)];
        Arrays.fill(said, SleepStage.UNKNOWN);
        seen.forEach(segment -> paint(said, segment.start() - start, segment.end() - start, segment.stage()));
        var was = new SleepStage[said.length];
        night.stages()
                .forEach(segment -> paint(
                        was,
                        segment.start().getEpochSecond() - start,
                        segment.end().getEpochSecond() - start,
                        SleepStage.valueOf(segment.stage().name())));
        gaps.forEach(gap -> paint(
                was, gap.start().getEpochSecond() - start, gap.end().getEpochSecond() - start, SleepStage.UNKNOWN));
        for (int i = 0; i < was.length; i++) {
            steps.merge(new Step(was[i], said[i]), 1L, Long::sum);
        }
    }

    private static void paint(SleepStage[] stages, long fromSecond, long toSecond, SleepStage stage) {
        int from = Math.clamp(fromSecond / STEP_SECONDS, 0, stages.length);
        int to = Math.clamp(toSecond / STEP_SECONDS, from, stages.length);
        Arrays.fill(stages, from, to, stage);
    }

    void add(StageCheck other) {
        other.steps.forEach((step, count) -> steps.merge(step, count, Long::sum));
    }

    /** How many steps were one thing and were called another. */
    long count(SleepStage was, SleepStage said) {
        return steps.getOrDefault(new Step(was, said), 0L);
    }
}
