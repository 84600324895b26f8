package app.nowatch.figures;

import app.nowatch.platform.json.Json;
import app.nowatch.statistics.DayBounds;
import app.nowatch.statistics.LocalDays;
import app.nowatch.statistics.Outcome;
import app.nowatch.statistics.SleepCycles;
import app.nowatch.statistics.SleepRegularity;
import app.nowatch.statistics.SleepSpan;
import app.nowatch.statistics.SleepStages;
import app.nowatch.statistics.SleepSteps;
import app.nowatch.statistics.StageSegment;
import app.nowatch.statistics.Timeline;
import app.nowatch.statistics.VariabilityWindows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The five figures of a night. */
final class NightFigures {
    /** With the watch on; ours. */
    static final int LEAST_WORN_MINUTES = 180;

    private static final String ACCURACY =
            "estimated from wrist movement and heart rate; estimates of this family agree with a sleep laboratory in about 72 % of"
                    + " steps on wake, non-REM and REM (Walch 2019), and this one has not been compared with one";

    private static final FigureType[] TYPES = {
        FigureType.SLEEP_DURATION,
        FigureType.SLEEP_HRV,
        FigureType.SLEEP_REGULARITY,
        FigureType.SLEEP_STAGES,
        FigureType.SLEEP_CYCLES
    };

    /** A figure of the night before it is put together. */
    record NightFigure(FigureType type, Outcome<Double> value, ObjectNode more, ObjectNode metadata) {
        NightFigure(FigureType type, Outcome<Double> value) {
            this(type, value, Json.object(), Json.object());
        }
    }

    private final Timeline timeline;
    private final LocalDays calendar;
    private final DayBounds day;
    private final MinuteTables tables;

    NightFigures(Timeline timeline, LocalDays calendar, DayBounds day, MinuteTables tables) {
        this.timeline = timeline;
        this.calendar = calendar;
        this.day = day;
        this.tables = tables;
    }

    List<NightFigure> of(Optional<SleepSpan> night, boolean noMovement) {
        var figures = new ArrayList<NightFigure>();
        if (night.isEmpty()) {
            for (var type : TYPES) {
                figures.add(new NightFigure(
                        type, Outcome.missing(noMovement ? "no movement data" : "no sleep that ends on this day")));
            }
            figures.getFirst()
                    .more()
                    .set("naps", NightJson.naps(timeline.sleeps().napsOf(day)));
            return figures;
        }
        figures.add(duration(night.get()));
        figures.add(variability(night.get()));
        figures.add(regularity(night.get()));
        figures.addAll(stages(night.get()));
        return figures;
    }

    private NightFigure duration(SleepSpan night) {
        var figure = new NightFigure(FigureType.SLEEP_DURATION, Outcome.of((double) night.minutesAsleep()));
        NightJson.sleep(night, timeline.sleeps().napsOf(day), figure.more());
        return figure;
    }

    private NightFigure variability(SleepSpan night) {
        var windows = tables.windows(utcDay(night.start()), utcDay(night.end()));
        var value = VariabilityWindows.night(windows, night.start() * 60, night.end() * 60);
        long inside = windows.stream()
                .filter(window -> window.start() >= night.start() * 60
                        && window.start() + VariabilityWindows.SECONDS <= night.end() * 60)
                .count();
        var figure = new NightFigure(FigureType.SLEEP_HRV, value);
        figure.more().put("windows", inside);
        return figure;
    }

    /** From noon to noon: the fortnight ends at the noon of the day. */
    private NightFigure regularity(SleepSpan night) {
        long from = minute(calendar.noon(day.day().minusDays(SleepRegularity.MOST_DAYS)));
        var steps = SleepSteps.of(timeline.sleeps(), from, minute(calendar.noon(day.day())));
        var value = SleepRegularity.of(steps, calendar, SleepRegularity.LEAST_DAYS);
        var figure = new NightFigure(FigureType.SLEEP_REGULARITY, value);
        figure.more()
                .put("bedtime", NightJson.clock(night.start(), day.zone()))
                .put("waketime", NightJson.clock(night.end(), day.zone()));
        return figure;
    }

    private List<NightFigure> stages(SleepSpan night) {
        var rows = tables.heartRate(utcDay(night.start()), utcDay(night.end()));
        var found = SleepStages.of(rows, timeline, night);
        var figures = switch (found) {
            case Outcome.Missing<List<StageSegment>> missing ->
                List.of(
                        new NightFigure(FigureType.SLEEP_STAGES, Outcome.missing(missing.because())),
                        new NightFigure(FigureType.SLEEP_CYCLES, Outcome.missing(missing.because())));
            case Outcome.Known<List<StageSegment>>(var segments) -> staged(segments);
        };
        figures.forEach(figure -> figure.metadata().put("accuracy", ACCURACY));
        return figures;
    }

    private static List<NightFigure> staged(List<StageSegment> segments) {
        var stages = new NightFigure(FigureType.SLEEP_STAGES, Outcome.of(NightJson.minutesAsleep(segments)));
        NightJson.stages(segments, stages.more());
        var found = SleepCycles.of(segments);
        var cycles = new NightFigure(FigureType.SLEEP_CYCLES, Outcome.of((double) found.size()));
        NightJson.cycles(found, cycles.more());
        return List.of(stages, cycles);
    }

    private static long minute(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), 60L);
    }

    private static int utcDay(long minute) {
        return (int) Math.floorDiv(minute, (long) MinuteDay.MINUTES);
    }
}
