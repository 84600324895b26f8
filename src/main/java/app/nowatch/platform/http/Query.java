package app.nowatch.platform.http;

import app.nowatch.platform.json.Times;
import app.nowatch.platform.json.Violations;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads query parameters and collects every violation, as {@code Fields} does for bodies. */
public final class Query {
    /** As many digits as fit an int. */
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    private final Context context;
    private final Violations violations = new Violations();

    private Query(Context context) {
        this.context = context;
    }

    public static Query of(Context context) {
        return new Query(context);
    }

    private Optional<String> present(String name) {
        return Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isEmpty());
    }

    private Optional<String> required(String name) {
        var text = present(name);
        if (text.isEmpty()) {
            violations.add(name, "is required");
        }
        return text;
    }

    /** A required day {@code YYYY-MM-DD}. */
    private Optional<LocalDate> day(String name) {
        return day(name, required(name));
    }

    /** A day {@code YYYY-MM-DD} that need not be sent. */
    public Optional<LocalDate> optionalDay(String name) {
        return day(name, present(name));
    }

    private Optional<LocalDate> day(String name, Optional<String> text) {
        var day = text.flatMap(Times::parseDay);
        if (text.isPresent() && day.isEmpty()) {
            violations.add(name, "must be a day of the form YYYY-MM-DD");
        }
        return day;
    }

    /** The required {@code start_day} and {@code end_day}, both inclusive, start not after end. */
    public DayRange days() {
        var sentStart = day("start_day");
        var sentEnd = day("end_day");
        var start = sentStart.or(() -> sentEnd).orElse(LocalDate.EPOCH);
        var end = sentEnd.orElse(start);
        if (start.isAfter(end)) {
            violations.add("start_day", "must not be after end_day");
            return new DayRange(end, end);
        }
        return new DayRange(start, end);
    }

    /** As {@link #days()}, over at most so many days. */
    public DayRange days(int most) {
        var range = days();
        if (range.length() > most) {
            violations.add("end_day", "must be at most " + most + " days from start_day");
        }
        return range;
    }

    /** The required {@code start_date} and {@code end_date}, both inclusive: moments, or bare days that count whole. */
    public TimeRange times() {
        var sentStart = time("start_date", Times::parse);
        var sentEnd = time("end_date", Times::parseEnd);
        var start = sentStart.or(() -> sentEnd).orElse(Instant.EPOCH);
        var end = sentEnd.orElse(start);
        if (start.isAfter(end)) {
            violations.add("start_date", "must not be after end_date");
            return new TimeRange(end, end);
        }
        return new TimeRange(start, end);
    }

    /** A moment that need not be sent; a bare day is its first. */
    public Optional<Instant> optionalTime(String name) {
        return time(name, present(name), Times::parse);
    }

    /** As {@link #optionalTime}, but a bare day is its last millisecond. */
    public Optional<Instant> optionalEnd(String name) {
        return time(name, present(name), Times::parseEnd);
    }

    private Optional<Instant> time(String name, Function<String, Optional<Instant>> parser) {
        return time(name, required(name), parser);
    }

    private Optional<Instant> time(String name, Optional<String> sent, Function<String, Optional<Instant>> parser) {
        // Written into an address as it is, the plus of an offset arrives as a space, which stands in no such time.
        var text = sent.map(written -> written.replace(' ', '+'));
        var time = text.flatMap(parser);
        if (text.isPresent() && time.isEmpty()) {
            violations.add(name, "must be an ISO-8601 time such as 2024-01-01T12:00:00.000Z, or a day");
        }
        return time;
    }

    /** {@code true} or {@code false}, or not sent. */
    public Optional<Boolean> optionalFlag(String name) {
        var text = present(name);
        if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
            violations.add(name, "must be true or false");
        }
        return text.map("true"::equals);
    }

    /** A whole number within bounds, both inclusive, or not sent. */
    public Optional<Integer> optionalInteger(String name, int least, int most) {
        var text = present(name);
        var number = text.filter(sent -> WHOLE.matcher(sent).matches())
                .map(Integer::valueOf)
                .filter(value -> value >= least && value <= most);
        if (text.isPresent() && number.isEmpty()) {
            violations.add(name, "must be a whole number from " + least + " to " + most);
        }
        return number;
    }

    /** An optional text. */
    public Optional<String> text(String name) {
        return present(name);
    }

    /** A required choice. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        var text = required(name);
        var choice = text.flatMap(sent -> constant(sent, type));
        if (text.isPresent() && choice.isEmpty()) {
            violations.add(name, "must be one of " + Arrays.toString(type.getEnumConstants()));
        }
        return choice.orElse(type.getEnumConstants()[0]);
    }

    /** Any number of texts, given as {@code a=X&a=Y} or {@code a=X,Y}, each once. */
    public List<String> texts(String name) {
        return context.queryParams(name).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /** As {@link #texts}, of choices. */
    public <E extends Enum<E>> List<E> choices(String name, Class<E> type) {
        var texts = texts(name);
        var choices =
                texts.stream().flatMap(text -> constant(text, type).stream()).toList();
        if (choices.size() < texts.size()) {
            violations.add(name, "must be one of " + Arrays.toString(type.getEnumConstants()));
        }
        return choices;
    }

    /** As {@link #choices}, of which there must be one at least. */
    public <E extends Enum<E>> List<E> someOf(String name, Class<E> type) {
        var choices = choices(name, type);
        if (choices.isEmpty()) {
            required(name);
        }
        return choices;
    }

    private static <E extends Enum<E>> Optional<E> constant(String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst();
    }

    /** Notes a violation of a rule that goes beyond one parameter. */
    public void violation(String name, String reason) {
        violations.add(name, reason);
    }

    /** To be called when all parameters are read; refuses the request when one is wrong. */
    public void check() {
        violations.check();
    }
}
