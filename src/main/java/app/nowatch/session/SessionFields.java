package app.nowatch.session;

import app.nowatch.platform.json.Fields;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the three forms have in common. What is wrong is noted, and something harmless stands in its place. */
final class SessionFields {
    private static final int LONGEST_NAME = 150;
    private static final int LONGEST_NOTE = 10_000;
    private static final int LAST_ORIGIN = 5;
    private static final int MOST_INPUTS = 100;

    private SessionFields() {}

    /** {@code end_datetime}, which must be after the start; null while the session runs. A bare day counts whole. */
    static @Nullable Instant ends(Fields fields, Instant starts) {
        var ends = fields.optionalEnd("end_datetime");
        if (ends.isPresent() && !ends.get().isAfter(starts)) {
            fields.violation("end_datetime", "must be after start_datetime");
            return null;
        }
        return ends.orElse(null);
    }

    static String name(Fields fields) {
        return fields.optionalText("name", 0, LONGEST_NAME).orElse("");
    }

    static String note(Fields fields) {
        return fields.optionalText("note", 0, LONGEST_NOTE).orElse("");
    }

    static int origin(Fields fields) {
        return fields.optionalInteger("origin", 0, LAST_ORIGIN).orElse(0);
    }

    static String tool(Fields fields) {
        return fields.optionalText("tool", 0, LONGEST_NAME).orElse("");
    }

    static List<SubjectiveInput> inputs(Fields fields, int least) {
        var inputs = fields.objects("subjective_inputs", least, MOST_INPUTS).stream()
                .map(SessionFields::input)
                .toList();
        long notes = inputs.stream()
                .mapToLong(input -> input.note().codePoints().count())
                .sum();
        if (notes > 2L * LONGEST_NOTE) {
            fields.violation(
                    "subjective_inputs", "must have notes of at most " + 2 * LONGEST_NOTE + " characters together");
        }
        return inputs;
    }

    private static SubjectiveInput input(Fields fields) {
        var type = fields.optionalInteger("type", 0, SubjectiveInput.LAST_TYPE);
        fields.require("type");
        boolean rated = type.filter(SubjectiveInput::isRated).isPresent();
        return new SubjectiveInput(
                fields.time("datetime"),
                type.orElse(0),
                rated
                        ? fields.integer("value", SubjectiveInput.VERY_BAD, SubjectiveInput.VERY_GOOD)
                        : fields.number("value"),
                fields.optionalInteger("tag", 0, SubjectiveInput.LAST_TAG).orElse(null),
                note(fields));
    }
}
