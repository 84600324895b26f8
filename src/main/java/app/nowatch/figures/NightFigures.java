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
import java.time.LocalDate;
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

    private static final String NO_MOVEMENT = "no movement data";
    private static final String NO_NIGHT = "no sleep that ends on this day";

    /** Those that there are only with a night; the first of them tells the naps. */
    private static final List<FigureType> OF_A_NIGHT =
            List.of(FigureType.SLEEP_DURATION, FigureType.SLEEP_HRV, FigureType.SLEEP_STAGES, FigureType.SLEEP_CYCLES);

    /** What a step of stages looks at reaches over the ends of the night. */
    private static final int STAGES_REACH_MINUTES = 3;

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
        figures.add(
                noMovement
                        ? new NightFigure(FigureType.SLEEP_REGULARITY, Outcome.missing(NO_MOVEMENT))
                        : regularity(night));
        if (night.isEmpty()) {
            for (var type : OF_A_NIGHT) {
                figures.add(new NightFigure(type, Outcome.missing(noMovement ? NO_MOVEMENT : NO_NIGHT)));
            }
            figures.get(1).more().set("naps", FigureJson.naps(timeline.sleeps().napsOf(day)));
            return figures;
        }
        figures.add(duration(night.get()));
        figures.add(variability(night.get()));
        figures.addAll(stages(night.get()));
        return figures;
    }

    private NightFigure duration(SleepSpan night) {
        var figure = new NightFigure(FigureType.SLEEP_DURATION, Outcome.of((double) night.minutesAsleep()));
        FigureJson.sleep(night, timeline.sleeps().napsOf(day), figure.more());
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
    private NightFigure regularity(Optional<SleepSpan> night) {
        var steps = SleepSteps.of(timeline.sleeps(), fortnightStart(calendar, day), noon(calendar, day.day()));
        var value = SleepRegularity.of(steps, calendar, SleepRegularity.LEAST_DAYS);
        var figure = new NightFigure(FigureType.SLEEP_REGULARITY, value);
        night.ifPresent(span -> figure.more()
                .put("bedtime", FigureJson.clock(span.start(), day.zone()))
                .put("waketime", FigureJson.clock(span.end(), day.zone())));
        return figure;
    }

    /** The minute since 1970 at which the fortnight before a day's noon begins. */
    static long fortnightStart(LocalDays calendar, DayBounds day) {
        return noon(calendar, day.day().minusDays(SleepRegularity.MOST_DAYS));
    }

    /** The noon of a date, as a minute since 1970. */
    static long noon(LocalDays calendar, LocalDate date) {
        return Math.floorDiv(calendar.noon(date).getEpochSecond(), 60L);
    }

    private List<NightFigure> stages(SleepSpan night) {
        var rows = tables.heartRate(
                utcDay(night.start() - STAGES_REACH_MINUTES), utcDay(night.end() + STAGES_REACH_MINUTES));
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
        var stages = new NightFigure(FigureType.SLEEP_STAGES, Outcome.of(FigureJson.minutesAsleep(segments)));
        FigureJson.stages(segments, stages.more());
        var found = SleepCycles.of(segments);
        var cycles = new NightFigure(FigureType.SLEEP_CYCLES, Outcome.of((double) found.size()));
        FigureJson.cycles(found, cycles.more());
        return List.of(stages, cycles);
    }

    private static int utcDay(long minute) {
        return (int) Math.floorDiv(minute, (long) MinuteDay.MINUTES);
    }
}
