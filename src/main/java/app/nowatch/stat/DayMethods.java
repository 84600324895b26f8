package app.nowatch.stat;

import app.nowatch.statistics.DayBounds;
import app.nowatch.statistics.IntenseActivity;
import app.nowatch.statistics.LocalDays;
import app.nowatch.statistics.MinuteRecord;
import app.nowatch.statistics.Outcome;
import app.nowatch.statistics.RestingHeartRate;
import app.nowatch.statistics.Stress;
import app.nowatch.statistics.Timeline;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The methods that read {@code timestamp,hr,activity,cadence,type}, a row a minute, and write a line for each local day that has
 * rows: the day, the figure, then what the method adds. The type of a row is that of its minute; it is not carried on.
 */
final class DayMethods {
    private static final double LEAST_HEART_RATE = 20;
    private static final double MOST_HEART_RATE = 260;
    private static final double MOST_MOVEMENT = 63_000;
    private static final double MOST_CADENCE = 400;
    private static final double MOST_TYPE = 5;

    private final LocalDays calendar;
    private final List<DayBounds> days;
    private final Timeline timeline;
    private final List<DayBounds> withRows;

    DayMethods(List<InputRow> rows, ZoneId zone) {
        var minutes = MinuteRows.stamped(rows);
        calendar = LocalDays.in(zone);
        days = days(minutes);
        timeline = Timeline.of(record(minutes), days);
        withRows = days.stream()
                .filter(day -> minutes.hasRow(day.startMinute(), day.endMinute()))
                .toList();
    }

    private List<DayBounds> days(MinuteRows minutes) {
        if (minutes.isEmpty()) {
            return List.of();
        }
        long first = minutes.firstMinute() * 60;
        long last = first + (minutes.length() - 1) * 60L;
        return calendar.days(calendar.dayOf(Instant.ofEpochSecond(first)), calendar.dayOf(Instant.ofEpochSecond(last)));
    }

    private static MinuteRecord record(MinuteRows minutes) {
        var record = MinuteRecord.starting(minutes.firstMinute(), minutes.length());
        for (int i = 0; i < minutes.rows().size(); i++) {
            var row = minutes.rows().get(i);
            int place = minutes.place(i);
            record.heartRate(place, row.number(1, "hr", LEAST_HEART_RATE, MOST_HEART_RATE));
            record.movement(place, row.number(2, "activity", 0, MOST_MOVEMENT));
            record.cadence(place, row.number(3, "cadence", 0, MOST_CADENCE));
            double type = row.number(4, "type", 0, MOST_TYPE);
            if (!Double.isNaN(type)) {
                record.type(place, whole(type, row));
            }
        }
        return record.build();
    }

    private static int whole(double type, InputRow row) {
        if (type != Math.rint(type)) {
            throw new BadInput(row.line(), "type is none of 0..5: " + row.text(4));
        }
        return (int) type;
    }

    List<String> restingHeartRate() {
        return lines(
                "day,restingHeartRate,minutes",
                day -> RestingHeartRate.of(timeline, day),
                resting -> Text.number(resting.beatsPerMinute()) + "," + resting.minutes());
    }

    List<String> intenseActivity(double age) {
        return lines(
                "day,intenseMinutes,moderateMinutes,longestBoutMinutes",
                day -> IntenseActivity.of(timeline.record(), day, age),
                activity -> activity.intenseMinutes() + "," + activity.moderateMinutes() + ","
                        + activity.longestBoutMinutes());
    }

    List<String> stress(double age) {
        var stress = Stress.of(timeline, age);
        return lines(
                "day,stressMinutes,stressors,recoveryMinutes,unrecovered,eligibleMinutes,baselineDays",
                day -> stress.on(day, before(day)),
                found -> found.stressMinutes() + "," + found.stressors().size() + ","
                        + Text.of(found.recoveryMinutes(), Text::number) + "," + found.unrecovered() + ","
                        + found.eligibleMinutes() + "," + found.baselineDays());
    }

    private List<DayBounds> before(DayBounds day) {
        int place = days.indexOf(day);
        return days.subList(Math.max(0, place - Stress.BASELINE_DAYS), place);
    }

    private <T> List<String> lines(String header, Function<DayBounds, Outcome<T>> method, Function<T, String> text) {
        if (withRows.isEmpty()) {
            return List.of(Text.missing("no rows"));
        }
        var lines = new ArrayList<String>();
        lines.add(header);
        // What has no value leaves the further columns empty.
        var empty =
                ",".repeat((int) header.chars().filter(letter -> letter == ',').count() - 1);
        for (var day : withRows) {
            var outcome = method.apply(day);
            lines.add(day.day() + "," + Text.of(outcome, text) + (outcome instanceof Outcome.Missing<T> ? empty : ""));
        }
        return lines;
    }
}
