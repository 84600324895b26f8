package app.nowatch.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What holds for times of the clock in every question; a failure names the seed that it was made of. */
class ClockPropertyTest {
    private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d\\d( [AP]M)?");
    private static final Pattern DIFFERENCE = Pattern.compile("(?:(\\d+) h ?)?(?:(\\d+) min )?(earlier|later) than");
    private static final DateTimeFormatter TWELVE = DateTimeFormatter.ofPattern("h:mm a", Locale.ROOT);

    private static int minutes(String written) {
        var time = written.endsWith("M") ? LocalTime.parse(written, TWELVE) : LocalTime.parse(written);
        return time.toSecondOfDay() / 60;
    }

    private static int[] written(String text) {
        return TIME.matcher(text)
                .results()
                .map(MatchResult::group)
                .mapToInt(ClockPropertyTest::minutes)
                .toArray();
    }

    /** The times of days back from the last, in minutes after noon and in their order. */
    private static double[] times(JsonNode past, String name, int nearest, int end) {
        var days = new TreeMap<String, JsonNode>();
        past.properties().forEach(day -> days.put(day.getKey(), day.getValue()));
        return IntStream.range(nearest, days.isEmpty() ? nearest : end)
                .mapToObj(back -> past.path(java.time.LocalDate.parse(days.lastKey())
                        .minusDays(back)
                        .toString()))
                .filter(day -> day.has(name))
                .mapToDouble(day -> (minutes(day.get(name).stringValue()) + 720) % 1440)
                .sorted()
                .toArray();
    }

    private static int median(double[] minutesAfterNoon) {
        return (int) (Math.round(SeededAsking.quantile(minutesAfterNoon, 0.5)) + 720) % 1440;
    }

    private static void assertFollows(Asking asking, ClockTime time, String text) {
        var today = asking.body().get("today_metrics");
        boolean day = !today.isEmpty();
        var past = asking.body().get("past_daily_metrics");
        double[] earlier = times(past, time.field(), day ? 0 : 7, day ? 28 : 35);
        int now = day ? minutes(today.get(time.field()).stringValue()) : median(times(past, time.field(), 0, 7));
        var written = written(text);
        assertThat(written[0]).isEqualTo(now);
        if (earlier.length < 5) {
            assertThat(written).hasSize(1);
            assertThat(text).contains("too little past", earlier.length + " of the five days");
            return;
        }
        assertThat(text).contains("(" + earlier.length + " days)");
        assertThat(written).containsExactly(now, median(earlier));
        var matcher = DIFFERENCE.matcher(text);
        if (matcher.find()) {
            int told = 60 * number(matcher.group(1)) + number(matcher.group(2));
            int ahead = Math.floorMod(now - written[1], 1440);
            assertThat(told).isEqualTo(Math.min(ahead, 1440 - ahead)).isPositive();
            assertThat(matcher.group(3)).isEqualTo(told == 720 ? matcher.group(3) : ahead < 720 ? "later" : "earlier");
        } else {
            assertThat(text).contains("about as");
        }
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static String[] clockTexts(Asking asking) {
        return asking.reflection().sections().stream()
                .filter(section -> section.section() == Topic.SLEEP && section.metric() == null)
                .map(Section::text)
                .toArray(String[]::new);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("app.nowatch.insight.SeededAsking#seeds")
    void timesAndTheirDifferenceFollowFromTheRequest(long seed) {
        var asking = SeededAsking.asking(seed);
        for (var text : clockTexts(asking)) {
            assertFollows(asking, text.startsWith("Falling") ? ClockTime.BEDTIME : ClockTime.WAKETIME, text);
        }
    }

    /** So that none of it is held of nothing. */
    @Test
    void theSeedsMakeEveryForm() {
        var forms = new HashSet<String>();
        SeededAsking.seeds()
                .forEach(seed -> Arrays.stream(clockTexts(SeededAsking.asking(seed)))
                        .forEach(text -> {
                            for (var form : new String[] {
                                "later than your", "earlier than the", "about as usual", "about as before", "too little"
                            }) {
                                if (text.contains(form)) {
                                    forms.add(form);
                                }
                            }
                        }));
        assertThat(forms).hasSize(5);
    }
}
