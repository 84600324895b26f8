package app.nowatch.platform.json;

import app.nowatch.platform.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, so that the client learns everything at once. */
public final class Violations {
    private static final int MOST = 100;

    private final List<String> messages = new ArrayList<>();

    /** Notes that the field breaks a rule; the reason reads on from the field's name: {@code must be …}. */
    public void add(String field, String reason) {
        if (messages.size() < MOST) {
            messages.add(field + ": " + reason);
        }
    }

    /**
     * To be called when everything is read and before anything is done.
     *
     * @throws Problem.Invalid when there is a violation
     */
    public void check() {
        if (!messages.isEmpty()) {
            throw new Problem.Invalid(messages);
        }
    }
}
