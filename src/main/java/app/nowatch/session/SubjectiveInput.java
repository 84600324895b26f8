package app.nowatch.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How somebody rates something themselves.
 *
 * @param type 0 the day, 1 the sleep, 2 the mood, 3 a feeling, 4..6 unnamed
 * @param value of a day or a sleep 1 (very bad) to 5 (very good), of others any finite number
 * @param tag 0 calm, 1 focus, 2 energy, 3 positivity; null when not given
 */
record SubjectiveInput(
        Instant datetime, int type, double value, @Nullable Integer tag, String note) {
    static final int LAST_TYPE = 6;
    static final int LAST_TAG = 3;
    static final int VERY_BAD = 1;
    static final int VERY_GOOD = 5;
    private static final int SLEEP = 1;

    SubjectiveInput {
        if (type < 0 || type > LAST_TYPE || !Double.isFinite(value)) {
            throw new IllegalArgumentException("no such rating");
        }
    }

    /** Whether its value says how good something was, {@link #VERY_BAD} to {@link #VERY_GOOD}. */
    static boolean isRated(int type) {
        return type <= SLEEP;
    }

    /** As they are stored. */
    static List<SubjectiveInput> listOf(JsonNode array) {
        return array.valueStream().map(SubjectiveInput::of).toList();
    }

    private static SubjectiveInput of(JsonNode object) {
        var tag = object.required("tag");
        return new SubjectiveInput(
                Instant.parse(object.required("datetime").stringValue()),
                object.required("type").intValue(),
                object.required("value").decimalValue().doubleValue(),
                tag.isNull() ? null : tag.intValue(),
                object.required("note").stringValue());
    }
}
