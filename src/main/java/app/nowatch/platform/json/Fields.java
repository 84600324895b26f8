package app.nowatch.platform.json;

import app.nowatch.platform.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the fields of a JSON object and collects every violation. A reading method answers a harmless placeholder where the
 * field is wrong, so that reading goes on; nothing may be done with the values before {@link #check()}. {@code null} counts as
 * not sent. Unknown fields are ignored.
 */
public final class Fields {
    private static final Pattern WORD = Pattern.compile("_([a-z])");
    private static final Instant NEVER = Instant.EPOCH;
    private static final String A_TIME = "an ISO-8601 time such as 2024-01-01T12:00:00.000Z";

    private final JsonNode object;
    private final String prefix;
    private final UnaryOperator<String> spelling;
    private final Violations violations;

    private Fields(JsonNode object, String prefix, UnaryOperator<String> spelling, Violations violations) {
        this.object = object;
        this.prefix = prefix;
        this.spelling = spelling;
        this.violations = violations;
    }

    /** The same with what is in it: an object's fields are spelled like those of what it is in. */
    private Fields within(JsonNode inner, String innerPrefix, Violations noted) {
        return new Fields(inner, innerPrefix, spelling, noted);
    }

    /**
     * Of a body that must be one JSON object.
     *
     * @throws Problem.Invalid when it is not
     */
    public static Fields ofObject(byte[] body) {
        return ofObject(body, UnaryOperator.identity());
    }

    /**
     * Of an object in the form of answers, to be read by the names of requests: {@code start_datetime} is {@code startDatetime} in it.
     *
     * @throws Problem.Invalid when it is none
     */
    public static Fields ofAnswer(byte[] json) {
        return ofObject(json, Fields::asAnswered);
    }

    private static Fields ofObject(byte[] body, UnaryOperator<String> spelling) {
        var node = parse(body);
        if (!node.isObject()) {
            throw new Problem.Invalid("body: must be a JSON object");
        }
        return new Fields(node, "", spelling, new Violations());
    }

    private static String asAnswered(String name) {
        return WORD.matcher(name).replaceAll(start -> start.group(1).toUpperCase(Locale.ROOT));
    }

    /**
     * Of a body that must be a JSON array of at most so many objects; what is wrong within any of them is collected together.
     *
     * @throws Problem.Invalid when it is none, has more, or something else than objects
     */
    public static List<Fields> ofArray(byte[] body, int most) {
        var node = parse(body);
        if (!node.isArray()) {
            throw new Problem.Invalid("body: must be a JSON array");
        }
        if (node.size() > most) {
            throw new Problem.Invalid("body: must have at most " + most + " items");
        }
        var violations = new Violations();
        var items = new Fields(node, "", UnaryOperator.identity(), violations).items(node, "");
        violations.check();
        return items;
    }

    private List<Fields> items(JsonNode array, String before) {
        var items = new ArrayList<Fields>();
        for (var item : array) {
            var name = before + "[" + items.size() + "]";
            if (!item.isObject()) {
                violations.add(name, "must be a JSON object");
            }
            // What is no object lacks every field: that much is said already.
            items.add(
                    item.isObject()
                            ? within(item, name + ".", violations)
                            : within(Json.object(), name + ".", new Violations()));
        }
        return items;
    }

    private static JsonNode parse(byte[] body) {
        if (body.length == 0) {
            throw new Problem.Invalid("body: must be JSON, but is empty");
        }
        try {
            return Json.read(body);
        } catch (JacksonException e) {
            if (Json.isTooMuch(e)) {
                throw new Problem.TooLarge("body: has too many values; send less at once");
            }
            // The parser's own words quote the body, where a password may stand.
            var location = e.getLocation();
            var place = location == null
                    ? ""
                    : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
            throw new Problem.Invalid("body: is not valid JSON" + place);
        }
    }

    /** Notes a violation of a rule that goes beyond one field's type and range. */
    public void violation(String name, String reason) {
        violations.add(prefix + spelling.apply(name), reason);
    }

    /**
     * To be called when all fields are read.
     *
     * @throws Problem.Invalid when there is a violation
     */
    public void check() {
        violations.check();
    }

    private Optional<JsonNode> present(String name) {
        return Optional.ofNullable(object.get(spelling.apply(name))).filter(node -> !node.isNull());
    }

    private <T> Optional<T> read(String name, String expected, Function<JsonNode, Optional<T>> reader) {
        var node = present(name);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get().isString() && !Storable.text(node.get().stringValue())) {
            violation(name, "must not hold the character zero, or half of one");
            return Optional.empty();
        }
        var value = node.flatMap(reader);
        if (value.isEmpty()) {
            violation(name, "must be " + expected);
        }
        return value;
    }

    private <T> T required(String name, Optional<T> value, T placeholder) {
        require(name);
        return value.orElse(placeholder);
    }

    /** Notes a violation when the field is not sent. */
    public void require(String name) {
        if (present(name).isEmpty()) {
            violation(name, "is required");
        }
    }

    /** A text of so many characters (code points), kept as sent. */
    public Optional<String> optionalText(String name, int shortest, int longest) {
        return read(name, "a text of " + shortest + " to " + longest + " characters", node -> {
            if (!node.isString()) {
                return Optional.empty();
            }
            var text = node.stringValue();
            int length = text.codePointCount(0, text.length());
            boolean fits = length >= shortest && length <= longest;
            return fits && (shortest == 0 || !text.isBlank()) ? Optional.of(text) : Optional.empty();
        });
    }

    public String text(String name, int shortest, int longest) {
        return required(name, optionalText(name, shortest, longest), "");
    }

    /** A required text that keeps a rule; the rule answers every reason against it: {@code must have …}. */
    public String text(String name, Function<String, List<String>> rule) {
        var text = read(name, "a text", node -> node.isString() ? Optional.of(node.stringValue()) : Optional.empty());
        text.ifPresent(sent -> rule.apply(sent).forEach(reason -> violation(name, reason)));
        return required(name, text, "");
    }

    /** A whole number within both bounds; {@code 180.0} is one, {@code "180"} is not. */
    public Optional<Integer> optionalInteger(String name, int least, int most) {
        return read(name, "a whole number from " + least + " to " + most, node -> {
            if (!node.isNumber() || !node.canConvertToExactIntegral() || !node.canConvertToInt()) {
                return Optional.empty();
            }
            int value = (int) node.doubleValue();
            return value >= least && value <= most ? Optional.of(value) : Optional.empty();
        });
    }

    public int integer(String name, int least, int most) {
        return required(name, optionalInteger(name, least, most), least);
    }

    /** A required number that a double can hold, of which zero has no sign. */
    public double number(String name) {
        var number = read(
                name,
                "a number",
                node -> Optional.of(node)
                        .filter(JsonNode::isNumber)
                        .map(sent -> sent.decimalValue().doubleValue())
                        .filter(Double::isFinite));
        return required(name, number, 0.0) + 0.0;
    }

    public Optional<Boolean> optionalFlag(String name) {
        return read(
                name, "true or false", node -> node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty());
    }

    public Optional<Instant> optionalTime(String name) {
        return time(name, Times::parse);
    }

    private Optional<Instant> time(String name, Function<String, Optional<Instant>> parser) {
        return read(name, A_TIME, node -> node.isString() ? parser.apply(node.stringValue()) : Optional.empty());
    }

    public Instant time(String name) {
        return required(name, optionalTime(name), NEVER);
    }

    /** A required time with what it says about the day where it was written. */
    public SentTime sentTime(String name) {
        var time = read(name, A_TIME, node -> node.isString() ? Times.parseSent(node.stringValue()) : Optional.empty());
        return required(name, time, new SentTime(NEVER, null));
    }

    /** The end of something, which must be sent, be it as {@code null}: then it is empty. A bare day is its last millisecond. */
    public Optional<Instant> nullableEnd(String name) {
        if (!object.has(spelling.apply(name))) {
            violation(name, "is required");
        }
        return optionalEnd(name);
    }

    /** The end of something; a bare day is its last millisecond. */
    public Optional<Instant> optionalEnd(String name) {
        return time(name, Times::parseEnd);
    }

    public <E extends Enum<E>> Optional<E> optionalChoice(String name, Class<E> type) {
        var choices = type.getEnumConstants();
        return read(
                name,
                "one of " + Arrays.toString(choices),
                node -> Arrays.stream(choices)
                        .filter(choice -> node.isString() && choice.name().equals(node.stringValue()))
                        .findFirst());
    }

    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        return required(name, optionalChoice(name, type), type.getEnumConstants()[0]);
    }

    /** A required list of at most so many texts of a form. */
    public List<String> texts(String name, int most, Pattern form, String described) {
        var texts = read(name, "a list of at most " + most + " " + described, node -> {
            boolean fits = node.isArray()
                    && node.size() <= most
                    && node.valueStream()
                            .allMatch(text -> text.isString()
                                    && form.matcher(text.stringValue()).matches());
            return fits
                    ? Optional.of(node.valueStream().map(JsonNode::stringValue).toList())
                    : Optional.empty();
        });
        return required(name, texts, List.of());
    }

    /** A required object. */
    public Fields nested(String name) {
        var nested = read(name, "an object", node -> node.isObject() ? Optional.of(node) : Optional.empty());
        return within(required(name, nested, Json.object()), prefix + spelling.apply(name) + ".", violations);
    }

    /** A list of so many objects; with a least of 0 it need not be sent. */
    public List<Fields> objects(String name, int least, int most) {
        var array = read(
                name,
                "a list of " + least + " to " + most + " objects",
                node -> node.isArray() && node.size() >= least && node.size() <= most
                        ? Optional.of(node)
                        : Optional.empty());
        if (least > 0) {
            require(name);
        }
        return array.map(objects -> items(objects, prefix + spelling.apply(name)))
                .orElse(List.of());
    }

    /**
     * A required object of at most so many members, whatever they are: for who takes out of it what they know, and does not store
     * it as it is.
     */
    public ObjectNode anyObject(String name, int mostMembers) {
        var value = read(
                name,
                "an object of at most " + mostMembers + " members",
                node -> node instanceof ObjectNode nested && nested.size() <= mostMembers
                        ? Optional.of(nested)
                        : Optional.empty());
        return required(name, value, Json.object());
    }

    /** A nested object of any content, whose JSON text has at most so many bytes of UTF-8. */
    public ObjectNode object(String name, int mostBytes) {
        var value = read(
                name, "an object", node -> node instanceof ObjectNode nested ? Optional.of(nested) : Optional.empty());
        if (value.isPresent() && !Storable.json(value.get())) {
            violation(name, "must not hold the character zero, half characters or numbers beyond 1e308");
        } else if (value.isPresent() && Json.write(value.get()).length > mostBytes) {
            violation(name, "must be at most " + mostBytes + " bytes of JSON");
        }
        return required(name, value, Json.object());
    }
}
