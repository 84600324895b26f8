package app.nowatch.figures;

import app.nowatch.figures.MinuteDay.Column;
import app.nowatch.measurement.SeriesType;
import app.nowatch.platform.json.Json;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Counts the rows that figures are made of. */
final class Inputs {
    private static final Set<SeriesType> ACTIVITY = EnumSet.of(
            SeriesType.HEART_RATE,
            SeriesType.HEART_RATE_GRAPH,
            SeriesType.ACTIVITY_COUNT,
            SeriesType.ACTIVITY_CADENCE,
            SeriesType.ACTIVITY_TYPE);

    private static final Set<SeriesType> STRESS = MinuteDays.SERIES;
    private static final Set<SeriesType> SLEEP =
            EnumSet.of(SeriesType.HEART_RATE, SeriesType.HEART_RATE_GRAPH, SeriesType.ACTIVITY_COUNT);
    private static final Set<SeriesType> BEATS = EnumSet.of(SeriesType.HEART_BEAT);
    private static final Set<SeriesType> STAGES = EnumSet.of(SeriesType.HEART_RATE, SeriesType.ACTIVITY_COUNT);

    private Inputs() {}

    /** What a figure is made of. */
    private static Set<SeriesType> series(FigureType type) {
        return switch (type) {
            case STRESS_DURATION, STRESS_RECOVERY, STRESS_FREQUENCY -> STRESS;
            case INTENSE_ACTIVITY, DAYTIME_RESTING_HEART_RATE -> ACTIVITY;
            case SLEEP_HRV -> BEATS;
            case SLEEP_DURATION, SLEEP_REGULARITY -> SLEEP;
            case SLEEP_STAGES, SLEEP_CYCLES -> STAGES;
        };
    }

    /** Rows of each series in minutes from one to before another, since 1970: used, and left out. */
    static ObjectNode of(FigureType figure, MinuteTables tables, long fromMinute, long toMinute) {
        var inputs = Json.object();
        for (var type : SeriesType.values()) {
            if (series(figure).contains(type)) {
                long used = tables.sum(used(type), fromMinute, toMinute);
                long leftOut = tables.sum(leftOut(type), fromMinute, toMinute);
                if (used + leftOut > 0) {
                    inputs.putObject(type.name()).put("used", used).put("leftOut", leftOut);
                }
            }
        }
        return inputs;
    }

    private static Column used(SeriesType type) {
        return switch (type) {
            case HEART_BEAT -> Column.BEATS_USED;
            case HEART_RATE -> Column.HEART_RATE_USED;
            case HEART_RATE_GRAPH -> Column.GRAPH_USED;
            case ACTIVITY_COUNT -> Column.MOVEMENT_USED;
            case ACTIVITY_CADENCE -> Column.CADENCE_USED;
            case ACTIVITY_TYPE -> Column.TYPE_USED;
            default -> throw new IllegalArgumentException("no figure is made of " + type);
        };
    }

    private static Column leftOut(SeriesType type) {
        return switch (type) {
            case HEART_BEAT -> Column.BEATS_LEFT_OUT;
            case HEART_RATE -> Column.HEART_RATE_LEFT_OUT;
            case HEART_RATE_GRAPH -> Column.GRAPH_LEFT_OUT;
            case ACTIVITY_COUNT -> Column.MOVEMENT_LEFT_OUT;
            case ACTIVITY_CADENCE -> Column.CADENCE_LEFT_OUT;
            case ACTIVITY_TYPE -> Column.TYPE_LEFT_OUT;
            default -> throw new IllegalArgumentException("no figure is made of " + type);
        };
    }
}
