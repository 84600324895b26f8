package app.nowatch.stat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/** All inputs of which the results are known. */
final class Vectors {
    private static final String TASK_FORCE = "Task Force 1996";
    private static final String MALIK = "Malik 1989";
    private static final String COLE_KRIPKE = "Cole and others 1992";
    private static final String SADEH = "Sadeh and others 1994";
    private static final String REGULARITY = "Phillips 2017, Windred 2024";
    private static final String OURS = "ours, on two real days";

    /** Zeros on either side of the one active minute. */
    private static final int QUIET_MINUTES = 20;

    private static final long NOON = 1_767_614_400;
    private static final int HOUR = 3_600;
    private static final int NIGHTS = 8;

    private final List<Vector> all = new ArrayList<>();

    private Vectors() {}

    static List<Vector> all() {
        var vectors = new Vectors();
        vectors.variability();
        vectors.cleaning();
        vectors.coleKripke();
        vectors.sadeh();
        vectors.regularity();
        vectors.realDays();
        return vectors.all;
    }

    private void variability() {
        variability("800 810 790 805 795", "14.361406616345072", "7.905694150420948");
        variability("800 900 800 900 800 900", "100.0", "54.772255750516614");
        add("pnn50", TASK_FORCE, "800 900 800 900 800 900", lines("800 900 800 900 800 900"), "100.0", List::getFirst);
    }

    private void variability(String intervals, String rmssd, String sdnn) {
        add("rmssd", TASK_FORCE, intervals, lines(intervals), rmssd, List::getFirst);
        add("sdnn", TASK_FORCE, intervals, lines(intervals), sdnn, List::getFirst);
    }

    private void cleaning() {
        var range = "700 600 2300 200 1000 230 1200";
        add("clean-ibi --no-malik", "ours", range, lines(range), "700 600 1000 1200", Vectors::oneLine);
        var ectopic = "100 110 100 130 100 100 70 100 120 100";
        var kept = "100 110 100 100 100 100 120 100";
        add("clean-ibi --no-range", MALIK, ectopic, lines(ectopic), kept, Vectors::oneLine);
        var night = "480\n" + "1000\n".repeat(28_000);
        add("clean-ibi", MALIK, "480, then 28,000 of 1000", night, "28000", lines -> Integer.toString(lines.size()));
    }

    private void coleKripke() {
        coleKripke(434, 0, "S");
        coleKripke(435, 0, "W");
        coleKripke(1315, 1, "S");
        coleKripke(1316, 1, "W");
        coleKripke(1351, -1, "S");
        coleKripke(1352, -1, "W");
    }

    private void coleKripke(int counts, int minute, String state) {
        var about = counts + " counts, minute " + minute + " after them";
        add("cole-kripke", COLE_KRIPKE, about, oneActiveMinute(counts), state, lines -> field(lines, minute, 2));
    }

    private void sadeh() {
        sadeh(266, "-3.9799", "S");
        sadeh(267, "-4.0113", "W");
        sadeh(49, "3.4411", "S");
        sadeh(50, "2.3184", "S");
    }

    private void sadeh(int counts, String score, String state) {
        var input = oneActiveMinute(counts);
        add("sadeh", SADEH, counts + " counts, score", input, score, lines -> field(lines, 0, 1));
        add("sadeh", SADEH, counts + " counts, state", input, state, lines -> field(lines, 0, 2));
    }

    private static String oneActiveMinute(int counts) {
        return "0\n".repeat(QUIET_MINUTES) + counts + "\n" + "0\n".repeat(QUIET_MINUTES);
    }

    private static String field(List<String> lines, int minute, int column) {
        return lines.get(QUIET_MINUTES + minute).split(",", -1)[column];
    }

    private void regularity() {
        regularity("the same hours daily", night -> 0, "100.0");
        regularity("each night 15 minutes later", night -> night * HOUR / 4, "95.8333");
        regularity("each night 30 minutes later", night -> night * HOUR / 2, "91.6667");
        regularity("alternating by 2 hours", night -> night % 2 * 2 * HOUR, "66.6667");
    }

    private void regularity(String about, IntUnaryOperator shift, String expected) {
        var rows = new ArrayList<String>();
        rows.add(NOON + ",W");
        for (int night = 0; night < NIGHTS; night++) {
            long asleep = NOON + 24L * HOUR * night + 11 * HOUR + shift.applyAsInt(night);
            rows.add(asleep + ",S");
            rows.add(asleep + 8 * HOUR + ",W");
        }
        rows.add(NOON + 24L * HOUR * NIGHTS + ",W");
        add("sri", REGULARITY, "8 days, 8 hours of sleep, " + about, String.join("\n", rows), expected, List::getFirst);
    }

    private void realDays() {
        var days = realDaysFile();
        realDay(days, "resting-heart-rate", "2016-04-02", "58.0,198");
        realDay(days, "resting-heart-rate", "2016-04-07", "70.0,125");
        all.add(new Vector(
                List.of("intense-activity", "--age", "40"),
                OURS,
                "2016-04-07, intense and moderate minutes",
                days,
                "30,33",
                lines -> afterDay(lines, "2016-04-07").replaceAll(",\\d+$", "")));
    }

    private void realDay(String days, String method, String day, String expected) {
        add(method, OURS, day + ", beats a minute, minutes", days, expected, lines -> afterDay(lines, day));
    }

    private static String afterDay(List<String> lines, String day) {
        return lines.stream()
                .filter(line -> line.startsWith(day + ","))
                .map(line -> line.substring(day.length() + 1))
                .findFirst()
                .orElse("nothing");
    }

    private static String realDaysFile() {
        try (InputStream file = Objects.requireNonNull(Vectors.class.getResourceAsStream("real-days.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(
            String command,
            String source,
            String about,
            String input,
            String expected,
            Function<List<String>, String> pick) {
        all.add(new Vector(List.of(command.split(" ")), source, about, input, expected, pick));
    }

    private static String lines(String words) {
        return words.replace(' ', '\n');
    }

    private static String oneLine(List<String> lines) {
        return String.join(" ", lines);
    }
}
