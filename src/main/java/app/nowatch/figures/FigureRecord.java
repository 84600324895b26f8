package app.nowatch.figures;

import app.nowatch.figures.FigureType.Span;
import app.nowatch.platform.json.Json;
import app.nowatch.statistics.Baseline;
import app.nowatch.statistics.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A figure as clients read it, compared with the days before.
 *
 * @param date midnight of the local date, as if it were UTC
 */
record FigureRecord(
        Instant date,
        FigureType type,
        ObjectNode data,
        ObjectNode metadata,
        Instant created,
        Instant lastUpdated,
        List<Span> timeFilter,
        String timeSpan,
        boolean enoughData,
        String version) {
    private static final String DAY = "DAY";

    /** @param own whether the owner reads: what is told of days that a viewer may not know of is for the owner */
    static FigureRecord of(FigureType type, FigureReads.Day day, Past past, boolean own) {
        var date = day.day().atStartOfDay(ZoneOffset.UTC).toInstant();
        var kept = day.document().figures().get(type);
        var figure = kept == null ? noData(type, day) : kept.figure();
        var metadata = figure.metadata();
        metadata.put("version", FigureType.VERSION);
        var baseline = past.baseline(day.day());
        metadata.put("baselineDays", past.size(day.day()));
        var data = data(type, figure, baseline);
        data.setAll(figure.more());
        if (type == FigureType.SLEEP_REGULARITY) {
            clockTimes(day.day(), past, data);
        }
        metadata.remove(DayFigures.TOO_LITTLE);
        if (!own) {
            metadata.remove(DayFigures.REST_BASELINE_DAYS);
        }
        return new FigureRecord(
                date,
                type,
                data,
                metadata,
                kept == null ? date : kept.created(),
                kept == null ? date : kept.updated(),
                List.of(type.span()),
                DAY,
                figure.enoughData(),
                FigureType.VERSION);
    }

    private static Figure noData(FigureType type, FigureReads.Day day) {
        var metadata = Json.object();
        metadata.put("method", type.method())
                .put("timezone", day.bounds().zone().getId())
                .put("coverageMinutes", 0)
                .put("reason", "no data");
        metadata.putObject("inputs");
        return new Figure(null, false, Json.object(), metadata);
    }

    private static ObjectNode data(FigureType type, Figure figure, Outcome<Baseline> baseline) {
        var data = Json.object();
        var usual = baseline.figure();
        data.set("daily", figure.daily() == null ? data.nullNode() : Json.number(figure.daily()));
        data.set("typical", usual.map(range -> Json.number(range.typical())).orElseGet(data::nullNode));
        data.set(
                "lowerDeviation",
                usual.map(range -> Json.number(range.lowerDeviation())).orElseGet(data::nullNode));
        data.set(
                "upperDeviation",
                usual.map(range -> Json.number(range.upperDeviation())).orElseGet(data::nullNode));
        data.put("unit", type.unit());
        data.put("descriptive", Sentences.of(type, figure, baseline));
        return data;
    }

    private static void clockTimes(LocalDate day, Past past, ObjectNode data) {
        past.typicalBedtime(day).ifPresent(time -> data.put("typicalBedtime", time.toString()));
        past.typicalWaketime(day).ifPresent(time -> data.put("typicalWaketime", time.toString()));
    }
}
