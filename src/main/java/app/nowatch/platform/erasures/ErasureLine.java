package app.nowatch.platform.erasures;

import app.nowatch.platform.json.Times;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A line of the list: when, what, who. */
record ErasureLine(Instant at, State state, ErasedHash who) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z) (erasing|erased|kept) ([0-9a-f]{64})");

    /** Of somebody on the list; the last line of theirs says which. */
    enum State {
        /** Somebody is about to be erased; without a further line nobody knows whether they were. */
        ERASING,
        ERASED,
        /** The transaction failed: they are there as before. */
        KEPT
    }

    String text() {
        return Times.format(at) + " " + state.name().toLowerCase(Locale.ROOT) + " " + who.hex() + "\n";
    }

    /** Empty when it is no whole line, such as the last one before a loss of power. */
    static Optional<ErasureLine> parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var state = State.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
        try {
            var at = Instant.parse(matcher.group(1));
            return Optional.of(new ErasureLine(at, state, new ErasedHash(matcher.group(3))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
