package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.platform.json.Json;
import app.nowatch.wearer.Activity;
import app.nowatch.wearer.Stressor;
import app.nowatch.wearer.Stretch;
import app.nowatch.wearer.Wearer;
import app.nowatch.wearer.WearerProfile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people write down, held against what they lived; clocks are put back within these weeks. */
class DemoDiaryTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 12);
    private static final int DAYS = 28;
    private static final List<Wearer> WEARERS =
            IntStream.range(0, 12).mapToObj(DemoDiaryTest::wearer).toList();
    private static final List<DemoDay> LIVED =
            WEARERS.stream().flatMap(wearer -> DemoDay.of(wearer).stream()).toList();

    private static Wearer wearer(long seed) {
        return Wearer.of(WearerProfile.of(seed, ZONE), FIRST, DAYS);
    }

    private static List<List<Map<String, Object>>> all(Wearer wearer) {
        var diary = new DemoDiary(wearer);
        return List.of(diary.activities(), diary.intentions(), diary.checkins(), diary.dayFeedback());
    }

    @Test
    void equalLivesAreWrittenDownEqually() {
        assertThat(all(wearer(3))).isEqualTo(all(wearer(3)));
        assertThat(all(wearer(3))).doesNotContainAnyElementsOf(all(wearer(4)));
    }

    @Test
    void everyMomentIsWorn() {
        for (var wearer : WEARERS) {
            assertThat(all(wearer).stream().flatMap(DemoDiaryTest::moments))
                    .hasSizeGreaterThan(5 * DAYS)
                    .allSatisfy(moment -> assertThat(moment)
                            .isBetween(
                                    wearer.wearing().start(), wearer.wearing().end()));
        }
    }

    /** The end of an activity or intention included, and the ratings within. */
    private static Stream<Instant> moments(Object value) {
        return switch (value) {
            case Map<?, ?> object -> object.values().stream().flatMap(DemoDiaryTest::moments);
            case List<?> list -> list.stream().flatMap(DemoDiaryTest::moments);
            case Instant moment -> Stream.of(moment);
            case String text
            when text.startsWith("2026-") ->
                Stream.of(OffsetDateTime.parse(text).toInstant());
            default -> Stream.empty();
        };
    }

    @Test
    void activitiesAreTheBoutsOfMovement() {
        var types = Map.of(Activity.RUN, 1, Activity.WALK, 2, Activity.CYCLE, 3);
        for (var wearer : WEARERS) {
            var lived = wearer.activities().stream()
                    .filter(bout -> types.containsKey(bout.activity()))
                    .filter(bout -> bout.duration().compareTo(Duration.ofMinutes(10)) >= 0)
                    .filter(bout -> !bout.start().isBefore(wearer.wearing().start())
                            && !bout.end().isAfter(wearer.wearing().end()))
                    .map(bout -> Map.<String, Object>of(
                            "start_datetime", bout.start(),
                            "end_datetime", bout.end(),
                            "type", types.get(bout.activity()),
                            "origin", wearer.gaps().stream().anyMatch(bout::overlaps) ? 1 : 2))
                    .toList();
            assertThat(new DemoDiary(wearer).activities())
                    .hasSizeGreaterThan(DAYS)
                    .isEqualTo(lived);
        }
    }

    @Test
    void everyLocalDayHasAnIntentionAndBothAnswers() {
        var days = FIRST.datesUntil(FIRST.plusDays(DAYS)).toList();
        for (var wearer : WEARERS) {
            var diary = new DemoDiary(wearer);
            assertThat(diary.intentions()).hasSize(DAYS);
            for (int question = 0; question <= 1; question++) {
                Integer asked = question;
                assertThat(diary.dayFeedback().stream()
                                .filter(answer -> asked.equals(answer.get("type")))
                                .map(answer -> OffsetDateTime.parse(text(answer, "datetime"))
                                        .toLocalDate()))
                        .containsExactlyElementsOf(days);
            }
        }
    }

    @Test
    void aWorseNightIsNotRatedBetter() {
        var nights = LIVED.stream()
                .filter(day -> day.night().awakenings().isEmpty())
                .filter(day -> day.wearer().equals(WEARERS.getFirst()))
                .toList();
        assertThat(nights).hasSizeGreaterThan(4);
        for (var day : nights) {
            assertThat(nights)
                    .filteredOn(other ->
                            other.night().duration().compareTo(day.night().duration()) <= 0)
                    .allSatisfy(other -> assertThat(other.ratingOfSleep()).isLessThanOrEqualTo(day.ratingOfSleep()));
        }
        assertThat(mean(day -> day.night().awakenings().isEmpty(), true))
                .isGreaterThan(mean(day -> day.night().awakenings().size() == 2, true) + 0.5);
    }

    @Test
    void aDayWithMoreStrainIsRatedWorse() {
        assertThat(LIVED.stream().filter(day -> day.stressors().isEmpty()))
                .isNotEmpty()
                .allSatisfy(day -> assertThat(day.ratingOfDay()).isEqualTo(5));
        for (int count = 1; count <= 4; count++) {
            int many = count;
            assertThat(mean(day -> day.stressors().size() == many, false))
                    .isLessThan(mean(day -> day.stressors().size() == many - 1, false));
        }
    }

    private static double mean(Predicate<DemoDay> which, boolean ofSleep) {
        return LIVED.stream()
                .filter(which)
                .mapToInt(day -> ofSleep ? day.ratingOfSleep() : day.ratingOfDay())
                .average()
                .orElseThrow();
    }

    @Test
    void theWatchAsksUnderStrainButNotEachTime() {
        var asked = checkins("STRESS_VIBRATION");
        int stressors = WEARERS.stream().mapToInt(w -> w.stressors().size()).sum();
        assertThat(asked.size()).isBetween(stressors / 2, stressors * 3 / 4);
        assertThat(asked).allSatisfy(told -> {
            var since = Duration.between(told.stressor().start(), told.moment());
            assertThat(since).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(5));
            assertThat(told.reactivity()).isEqualTo(told.stressor().rise() >= 21 ? "VERY_STRESSED" : "STRESSED");
        });
    }

    @Test
    void unaskedOnesAreOfCalmMoments() {
        var unasked = Stream.of("CROWN_PRESS", "APP")
                .flatMap(origin -> checkins(origin).stream())
                .toList();
        assertThat(unasked).hasSizeGreaterThan(9 * LIVED.size() / 10).allSatisfy(told -> {
            assertThat(told.wearer().stressors()).noneMatch(stressor -> stressor.contains(told.moment()));
            assertThat(told.reactivity()).isIn("VERY_CALM", "CALM", "CENTERED");
        });
        assertThat(checkins("RANDOM_VIBRATION")).hasSizeBetween(LIVED.size() / 4, LIVED.size() / 2);
    }

    @Test
    void nobodyChecksInAsleepAndTheWatchAsksOnTheWristAlone() {
        for (var origin : List.of("STRESS_VIBRATION", "CROWN_PRESS", "RANDOM_VIBRATION")) {
            assertThat(checkins(origin))
                    .isNotEmpty()
                    .allSatisfy(told -> assertThat(told.wearer().gaps()).noneMatch(gap -> gap.contains(told.moment())));
        }
        var asleep = Stream.of("STRESS_VIBRATION", "CROWN_PRESS", "RANDOM_VIBRATION", "APP")
                .flatMap(origin -> checkins(origin).stream())
                .filter(told -> sleeps(told.wearer()).anyMatch(sleep -> sleep.contains(told.moment())));
        assertThat(asleep).isEmpty();
    }

    private static Stream<Stretch> sleeps(Wearer wearer) {
        return Stream.concat(wearer.nights().stream(), wearer.naps().stream());
    }

    private record Told(Wearer wearer, Instant moment, String reactivity) {
        Stressor stressor() {
            return wearer.stressors().stream()
                    .filter(stressor -> stressor.contains(moment))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<Told> checkins(String origin) {
        return WEARERS.stream()
                .flatMap(wearer -> new DemoDiary(wearer)
                        .checkins().stream()
                                .filter(checkin -> origin.equals(checkin.get("origin")))
                                .map(checkin -> new Told(
                                        wearer, Instant.parse(text(checkin, "datetime")), text(checkin, "reactivity"))))
                .toList();
    }

    private static String text(Map<String, Object> item, String field) {
        return String.valueOf(item.get(field));
    }

    @Test
    void theServerKeepsAllOfIt() {
        var diary = new DemoDiary(WEARERS.getFirst());
        var bodies = Map.of(
                "/v1/activity", diary.activities(),
                "/v1/intention", diary.intentions(),
                "/v1/checkin", diary.checkins(),
                "/v1/day-feedback", diary.dayFeedback());
        try (var server = TestServer.start()) {
            var person = People.insert(server);
            bodies.forEach((path, items) -> {
                var text = new String(Json.write(items), StandardCharsets.UTF_8);
                var ids = person.post(path, text).expect(201).json();
                assertThat(Set.copyOf(ids.valueStream().toList())).hasSize(items.size());
                var range = "?start_date=" + FIRST.minusDays(1) + "&end_date=" + FIRST.plusDays(DAYS);
                assertThat(person.get(path + range).expect(200).json().size()).isEqualTo(items.size());
            });
        }
    }
}
