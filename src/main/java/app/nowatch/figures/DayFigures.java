package app.nowatch.figures;

import app.nowatch.platform.json.Json;
import app.nowatch.statistics.DayBounds;
import app.nowatch.statistics.IntenseActivity;
import app.nowatch.statistics.LocalDays;
import app.nowatch.statistics.MinuteRecord;
import app.nowatch.statistics.Outcome;
import app.nowatch.statistics.RestingHeartRate;
import app.nowatch.statistics.SleepSpan;
import app.nowatch.statistics.Stress;
import app.nowatch.statistics.Timeline;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Makes the ten figures of one day out of the minutes around it. */
final class DayFigures {
    /** In the metadata that is kept: why the day has too little data; sentences say it. */
    static final String TOO_LITTLE = "tooLittle";

    /** In the metadata that is kept: it counts days that a viewer may not know of. */
    static final String REST_BASELINE_DAYS = "restBaselineDays";

    private static final String TOO_LITTLE_NIGHT =
            "the watch was worn for fewer than " + NightFigures.LEAST_WORN_MINUTES + " minutes of the night";

    private static final String TOO_LITTLE_AWAKE =
            "fewer than " + Timeline.LEAST_AWAKE_MINUTES + " minutes awake with the watch on";

    private final FigureWindow window;
    private final DayBounds day;
    private final MinuteTables tables;
    private final Timeline timeline;
    private final double age;
    private final boolean ageKnown;
    private final LocalDays calendar;
    private final Map<FigureType, Figure> figures = new EnumMap<>(FigureType.class);

    private DayFigures(Plan plan, FigureWindow window, MinuteTables tables) {
        this.window = window;
        this.day = window.day();
        this.tables = tables;
        this.calendar = plan.calendar();
        this.age = plan.age(day.day());
        this.ageKnown = plan.life().born().isPresent();
        var days = new ArrayList<>(window.before());
        days.add(day);
        this.timeline = Timeline.of(record(), days);
    }

    private MinuteRecord record() {
        int length = (window.lastDay() - window.firstDay() + 1) * MinuteDay.MINUTES;
        var record = MinuteRecord.starting((long) window.firstDay() * MinuteDay.MINUTES, length);
        for (int utcDay = window.firstDay(); utcDay <= window.lastDay(); utcDay++) {
            int first = (utcDay - window.firstDay()) * MinuteDay.MINUTES;
            tables.day(utcDay).ifPresent(minutes -> minutes.addTo(record, first));
        }
        return record.carryTypes().build();
    }

    /**
     * The figures of a day.
     *
     * @param tables the tables of all UTC days of its window
     */
    static Map<FigureType, Figure> of(Plan plan, FigureWindow window, MinuteTables tables) {
        var making = new DayFigures(plan, window, tables);
        making.awake();
        making.asleep();
        return making.figures;
    }

    private void awake() {
        int coverage = timeline.awakeMinutes(day);
        boolean enough = coverage >= Timeline.LEAST_AWAKE_MINUTES;
        var common = Json.object();
        common.put("coverageMinutes", coverage);
        common.put("awakeBy", timeline.awakeByClock(day) ? "clock" : "movement");
        if (!enough) {
            common.put(TOO_LITTLE, TOO_LITTLE_AWAKE);
        }
        stress(enough, common);
        var activity = IntenseActivity.of(timeline.record(), day, age);
        put(FigureType.INTENSE_ACTIVITY, enough, common, map(activity, found -> (double) found.intenseMinutes()))
                .more(more -> activity.figure()
                        .ifPresent(found -> more.put("moderateMinutes", found.moderateMinutes())
                                .put("longestBoutMinutes", found.longestBoutMinutes())))
                .metadata(metadata -> metadata.put("ageKnown", ageKnown));
        var resting = RestingHeartRate.of(timeline, day);
        put(FigureType.DAYTIME_RESTING_HEART_RATE, enough, common, map(resting, found -> found.beatsPerMinute()))
                .more(more -> resting.figure().ifPresent(found -> more.put("restingMinutes", found.minutes())));
    }

    private void stress(boolean enough, ObjectNode common) {
        var stress = Stress.of(timeline, age).on(day, window.before());
        for (var type :
                new FigureType[] {FigureType.STRESS_DURATION, FigureType.STRESS_FREQUENCY, FigureType.STRESS_RECOVERY
                }) {
            put(type, enough, common, stressFigure(type, stress))
                    .more(more -> stress.figure().ifPresent(found -> FigureJson.stress(type, found, more)))
                    .metadata(metadata -> stress.figure()
                            .ifPresent(found -> metadata.put(REST_BASELINE_DAYS, found.baselineDays())
                                    .put("restMinutes", found.eligibleMinutes())
                                    .put("unrecovered", found.unrecovered())));
        }
    }

    private static Outcome<Double> stressFigure(FigureType type, Outcome<Stress.Day> stress) {
        return switch (stress) {
            case Outcome.Missing<Stress.Day> missing -> Outcome.missing(missing.because());
            case Outcome.Known<Stress.Day>(var found) ->
                switch (type) {
                    case STRESS_DURATION -> Outcome.of((double) found.stressMinutes());
                    case STRESS_FREQUENCY ->
                        Outcome.of((double) found.stressors().size());
                    default -> found.recoveryMinutes();
                };
        };
    }

    private void asleep() {
        var night = timeline.sleeps().night(day);
        int worn = night.map(this::wornMinutes).orElse(0);
        boolean enough = worn >= NightFigures.LEAST_WORN_MINUTES;
        var common = Json.object();
        common.put("coverageMinutes", worn);
        if (!enough) {
            common.put(TOO_LITTLE, TOO_LITTLE_NIGHT);
        }
        var nights = new NightFigures(timeline, calendar, day, tables);
        for (var figure : nights.of(night, timeline.awakeByClock(day))) {
            put(figure.type(), enough, common, figure.value())
                    .more(more -> more.setAll(figure.more()))
                    .metadata(metadata -> metadata.setAll(figure.metadata()));
        }
    }

    private int wornMinutes(SleepSpan night) {
        var record = timeline.record();
        int worn = 0;
        for (int i = record.place(night.start()); i < record.place(night.end()); i++) {
            worn += record.worn(i) ? 1 : 0;
        }
        return worn;
    }

    private static <T> Outcome<Double> map(Outcome<T> outcome, Function<T, Double> value) {
        return switch (outcome) {
            case Outcome.Missing<T> missing -> Outcome.missing(missing.because());
            case Outcome.Known<T>(var found) -> Outcome.of(value.apply(found));
        };
    }

    private Made put(FigureType type, boolean enough, ObjectNode common, Outcome<Double> value) {
        var metadata = Json.object();
        metadata.put("method", type.method()).put("timezone", day.zone().getId());
        metadata.setAll(common);
        metadata.set("inputs", inputs(type));
        value.reason().ifPresent(reason -> metadata.put("reason", reason));
        var figure = new Figure(value.figure().orElse(null), enough, Json.object(), metadata);
        figures.put(type, figure);
        return new Made(figure);
    }

    /** Of all that the figure looks at: for some the day or the night, for some the days before as well. */
    private ObjectNode inputs(FigureType type) {
        var night = timeline.sleeps().night(day);
        return switch (type) {
            case STRESS_DURATION, STRESS_FREQUENCY, STRESS_RECOVERY ->
                Inputs.of(type, tables, window.before().getFirst().startMinute(), day.endMinute());
            case INTENSE_ACTIVITY, DAYTIME_RESTING_HEART_RATE ->
                Inputs.of(type, tables, day.startMinute(), day.endMinute());
            case SLEEP_REGULARITY ->
                Inputs.of(
                        type,
                        tables,
                        NightFigures.fortnightStart(calendar, day),
                        NightFigures.noon(calendar, day.day()));
            case SLEEP_DURATION, SLEEP_HRV, SLEEP_STAGES, SLEEP_CYCLES ->
                night.map(span -> Inputs.of(type, tables, span.start(), span.end()))
                        .orElseGet(Json::object);
        };
    }

    /** A figure to which something may be added. */
    private record Made(Figure figure) {
        Made more(Consumer<ObjectNode> adding) {
            adding.accept(figure.more());
            return this;
        }

        Made metadata(Consumer<ObjectNode> adding) {
            adding.accept(figure.metadata());
            return this;
        }
    }
}
