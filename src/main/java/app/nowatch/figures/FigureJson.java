package app.nowatch.figures;

import app.nowatch.platform.json.Json;
import app.nowatch.platform.json.Times;
import app.nowatch.statistics.SleepCycles;
import app.nowatch.statistics.SleepSpan;
import app.nowatch.statistics.SleepStage;
import app.nowatch.statistics.StageSegment;
import app.nowatch.statistics.Stress;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What stands in {@code data} besides the figure. */
final class FigureJson {
    private FigureJson() {}

    static void sleep(SleepSpan night, List<SleepSpan> naps, ObjectNode into) {
        span(night, into);
        into.put("awakenings", night.awakenings())
                .put("unknownMinutes", night.unknownMinutes())
                .set("efficiency", Json.number(night.efficiency()));
        into.set("naps", naps(naps));
    }

    static ArrayNode naps(List<SleepSpan> naps) {
        var list = Json.array();
        naps.forEach(nap -> span(nap, list.addObject()).put("minutesAsleep", nap.minutesAsleep()));
        return list;
    }

    private static ObjectNode span(SleepSpan span, ObjectNode into) {
        return into.put("start", minute(span.start()))
                .put("end", minute(span.end()))
                .put("inBedMinutes", span.inBedMinutes());
    }

    static void stress(FigureType type, Stress.Day found, ObjectNode into) {
        if (type == FigureType.STRESS_FREQUENCY) {
            var stressors = into.putArray("stressors");
            found.stressors()
                    .forEach(stressor -> stressors
                            .addObject()
                            .put("start", minute(stressor.start()))
                            .put("end", minute(stressor.end()))
                            .put("peak", minute(stressor.peak()))
                            .put("minutes", stressor.minutes()));
        }
    }

    /** Minutes of light, deep and REM sleep. */
    static double minutesAsleep(List<StageSegment> segments) {
        return segments.stream()
                .filter(segment -> isAsleep(segment.stage()))
                .mapToDouble(segment -> segment.seconds() / 60.0)
                .sum();
    }

    private static boolean isAsleep(SleepStage stage) {
        return stage == SleepStage.LIGHT || stage == SleepStage.DEEP || stage == SleepStage.REM;
    }

    static void stages(List<StageSegment> segments, ObjectNode into) {
        Map<SleepStage, Long> seconds = new EnumMap<>(SleepStage.class);
        var list = into.putArray("segments");
        long all = 0;
        for (var segment : segments) {
            seconds.merge(segment.stage(), segment.seconds(), Long::sum);
            all += segment.seconds();
            list.addObject()
                    .put("stage", segment.stage().name())
                    .put("start", second(segment.start()))
                    .put("end", second(segment.end()));
        }
        var minutes = into.putObject("minutes");
        var shares = into.putObject("shares");
        for (var stage : SleepStage.values()) {
            long ofStage = seconds.getOrDefault(stage, 0L);
            minutes.set(stage.name(), Json.number(ofStage / 60.0));
            shares.set(stage.name(), Json.number(100.0 * ofStage / all));
        }
    }

    static void cycles(List<SleepCycles.Cycle> cycles, ObjectNode into) {
        var list = into.putArray("cycles");
        cycles.forEach(cycle -> list.addObject()
                .put("start", second(cycle.start()))
                .put("end", second(cycle.end()))
                .set("minutes", Json.number(cycle.minutes())));
    }

    /** A time of day, such as 23:05. */
    static String clock(long minute, ZoneId zone) {
        return LocalTime.ofInstant(Instant.ofEpochSecond(minute * 60), zone).toString();
    }

    private static String minute(long minute) {
        return second(minute * 60);
    }

    private static String second(long second) {
        return Times.format(Instant.ofEpochSecond(second));
    }
}
