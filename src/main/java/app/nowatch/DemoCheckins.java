package app.nowatch;

import app.nowatch.wearer.Activity;
import app.nowatch.wearer.Stressor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What the wearer says at moments of a day: asked by the watch, or unasked. */
final class DemoCheckins {
    /** Not every strain is noticed, and not every question answered. */
    private static final double STRESS_SHARE = 0.6;

    private static final double RANDOM_SHARE = 0.4;
    private static final double STRONG_RISE_BPM = 21;
    private static final int SOONEST_SECONDS = 120;
    private static final int LATEST_SECONDS = 300;
    private static final int TRIES = 50;

    private final DemoDay day;
    private final RandomGenerator chance;

    private DemoCheckins(DemoDay day) {
        this.day = day;
        this.chance = day.chance("checkin");
    }

    /** The check-ins of a day, in no order. */
    static List<Map<String, Object>> of(DemoDay day) {
        return new DemoCheckins(day).all();
    }

    private List<Map<String, Object>> all() {
        var checkins = new ArrayList<Map<String, Object>>();
        for (var stressor : day.stressors()) {
            if (chance.nextDouble() < STRESS_SHARE) {
                var moment = stressor.start().plusSeconds(chance.nextInt(SOONEST_SECONDS, LATEST_SECONDS));
                checkins.add(checkin(moment, "STRESS_VIBRATION"));
            }
        }
        moment(day::isCalm).ifPresent(moment -> checkins.add(checkin(moment, unasked(moment))));
        if (chance.nextDouble() < RANDOM_SHARE) {
            moment(day::isWorn).ifPresent(moment -> checkins.add(checkin(moment, "RANDOM_VIBRATION")));
        }
        return checkins;
    }

    /** The crown is at the wrist only while the watch is. */
    private String unasked(Instant moment) {
        return day.isWorn(moment) && chance.nextBoolean() ? "CROWN_PRESS" : "APP";
    }

    /** A moment of the day at which somebody has time for it. */
    private Optional<Instant> moment(Predicate<Instant> fits) {
        long seconds = Duration.between(day.morning(), day.evening()).toSeconds();
        return Stream.generate(() -> day.morning().plusSeconds(chance.nextLong(seconds)))
                .limit(TRIES)
                .filter(moment -> day.isAwake(moment) && !isMoving(moment) && fits.test(moment))
                .findFirst();
    }

    private boolean isMoving(Instant moment) {
        var activity = day.bout(moment).activity();
        return !activity.isStill() && activity != Activity.ABOUT;
    }

    private Map<String, Object> checkin(Instant moment, String origin) {
        var mood = mood(moment);
        return Map.of(
                "datetime", moment,
                "origin", origin,
                "reactivity", one(mood.reactivities()),
                "valence", one(mood.valences()),
                "related_feelings", some(mood.feelings()),
                "context", context(day.bout(moment).activity()));
    }

    private DemoMood mood(Instant moment) {
        return day.stressors().stream()
                .filter(stressor -> stressor.contains(moment))
                .findFirst()
                .map(DemoCheckins::mood)
                .orElse(day.isCalm(moment) ? DemoMood.QUIET : DemoMood.SETTLING);
    }

    private static DemoMood mood(Stressor stressor) {
        return stressor.rise() >= STRONG_RISE_BPM ? DemoMood.VERY_STRAINED : DemoMood.STRAINED;
    }

    private List<String> context(Activity activity) {
        return switch (activity) {
            case DESK -> List.of("WORKING", one(List.of("MEETING", "COMPUTER", "PHONE_CALL", "COLLEAGUES")));
            case ABOUT -> List.of("HOUSEHOLD", one(List.of("ALONE", "FAMILY")));
            case REST -> List.of("AT_HOME", one(List.of("ALONE", "FAMILY", "FRIENDS", "READING")));
            case WALK, RUN, CYCLE -> List.of("OUTDOORS");
        };
    }

    private String one(List<String> words) {
        return words.get(chance.nextInt(words.size()));
    }

    /** One word, or two different ones. */
    private List<String> some(List<String> words) {
        return Stream.of(one(words), one(words)).distinct().toList();
    }
}
