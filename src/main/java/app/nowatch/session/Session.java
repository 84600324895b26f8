package app.nowatch.session;

import app.nowatch.journal.Content;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did or means to do. What they did not say is empty text, an empty list or zero.
 *
 * @param ends after {@code starts}; null while it runs
 * @param type 0 for an intention, 1..122 for an activity
 * @param inputs the person's own ratings; an activity has none
 * @param origin 0 unknown, 1 by hand, 2 detected, 3 edited, 4 imported, 5 other
 */
record Session(
        Instant starts,
        @Nullable Instant ends,
        int type,
        String name,
        String note,
        List<SubjectiveInput> inputs,
        int origin,
        String tool)
        implements Content {
    static final int INTENTION = 0;
    static final int FIRST_ACTIVITY = 1;
    static final int LAST_ACTIVITY = 122;

    Session {
        if (ends != null && !ends.isAfter(starts)) {
            throw new IllegalArgumentException("a session ends after it starts");
        }
        if (type > INTENTION && !inputs.isEmpty()) {
            throw new IllegalArgumentException("an activity has no ratings");
        }
        inputs = List.copyOf(inputs);
    }

    @Override
    public Instant begins() {
        return starts;
    }

    /** The same, where it came from somewhere else. */
    Session from(int otherOrigin, String otherTool) {
        return new Session(starts, ends, type, name, note, inputs, otherOrigin, otherTool);
    }
}
