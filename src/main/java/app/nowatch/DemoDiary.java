package app.nowatch;

import app.nowatch.wearer.Activity;
import app.nowatch.wearer.ActivityBout;
import app.nowatch.wearer.Stretch;
import app.nowatch.wearer.Wearer;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a wearer writes down of the life that the watch recorded, as the app sends it: each list is the body of a request, of
 * fields by name. Equal wearers write the same.
 */
final class DemoDiary {
    private static final int DAY = 0;
    private static final int SLEEP = 1;
    private static final int MOOD = 2;
    private static final int FEELING = 3;
    private static final int BY_HAND = 1;
    private static final int DETECTED = 2;
    private static final double SECOND_RATING_SHARE = 0.5;

    /** A shorter way is not worth the name. */
    private static final Duration SHORTEST = Duration.ofMinutes(10);

    /** By the numbers of {@code activity-types.csv}. */
    private static final Map<Activity, Integer> TYPES = Map.of(Activity.RUN, 1, Activity.WALK, 2, Activity.CYCLE, 3);

    /** What somebody means to do, by the tag that its rating bears. */
    private static final List<String> INTENTIONS = List.of(
            "Breathe out before I answer",
            "One thing at a time",
            "Get up and move every hour",
            "Notice three good things");

    private static final int CALM = 0;
    private static final int ENERGY = 2;

    private final Wearer wearer;
    private final List<DemoDay> days;

    DemoDiary(Wearer wearer) {
        this.wearer = wearer;
        this.days = DemoDay.of(wearer);
    }

    /** Runs, rides and longer walks, from their first to their last minute. */
    List<Map<String, Object>> activities() {
        return wearer.activities().stream()
                .filter(bout -> TYPES.containsKey(bout.activity()))
                .filter(bout -> bout.duration().compareTo(SHORTEST) >= 0 && isWithin(wearer.wearing(), bout))
                .map(this::activity)
                .toList();
    }

    private static boolean isWithin(Stretch whole, Stretch part) {
        return !part.start().isBefore(whole.start()) && !part.end().isAfter(whole.end());
    }

    /** The watch cannot detect what it did not see whole. */
    private Map<String, Object> activity(ActivityBout bout) {
        boolean seen = wearer.gaps().stream().noneMatch(bout::overlaps);
        return Map.of(
                "start_datetime", bout.start(),
                "end_datetime", bout.end(),
                "type", TYPES.get(bout.activity()),
                "origin", seen ? DETECTED : BY_HAND);
    }

    /** One each morning, rated in the evening. */
    List<Map<String, Object>> intentions() {
        return days.stream().map(DemoDiary::intention).toList();
    }

    private static Map<String, Object> intention(DemoDay day) {
        var chance = day.chance("intention");
        int tag = chance.nextInt(INTENTIONS.size());
        var rating = Map.of("datetime", day.evening(), "type", FEELING, "value", rating(day, tag), "tag", tag);
        var mood = Map.of("datetime", day.evening(), "type", MOOD, "value", day.ratingOfDay());
        return Map.of(
                "start_datetime",
                day.morning(),
                "end_datetime",
                day.evening(),
                "name",
                INTENTIONS.get(tag),
                "subjective_inputs",
                chance.nextDouble() < SECOND_RATING_SHARE ? List.of(rating, mood) : List.of(rating));
    }

    /** Strain takes the calm, a bad night the energy, and both the rest. */
    private static int rating(DemoDay day, int tag) {
        return switch (tag) {
            case CALM -> day.ratingOfDay();
            case ENERGY -> day.ratingOfSleep();
            default -> (day.ratingOfDay() + day.ratingOfSleep()) / 2;
        };
    }

    List<Map<String, Object>> checkins() {
        return days.stream().flatMap(day -> DemoCheckins.of(day).stream()).toList();
    }

    /** How was the sleep, each morning, and how was the day, each evening. */
    List<Map<String, Object>> dayFeedback() {
        return days.stream()
                .flatMap(day -> Stream.of(
                        answer(local(day.morning()), SLEEP, day.ratingOfSleep()),
                        answer(local(day.evening()), DAY, day.ratingOfDay())))
                .toList();
    }

    private static Map<String, Object> answer(String datetime, int question, int value) {
        return Map.of("datetime", datetime, "type", question, "value", value);
    }

    /** With its offset, which tells the local day. */
    private String local(Instant moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                moment.atZone(wearer.profile().zone()));
    }
}
