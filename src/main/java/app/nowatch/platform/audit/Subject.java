package app.nowatch.platform.audit;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What something is done to.
 *
 * @param kind its kind, in lower-case letters and underscores, such as {@code firmware}
 */
public record Subject(String kind, UUID id) {
    static final String PERSON = "person";
    private static final Pattern KIND = Pattern.compile("[a-z_]+");

    public Subject {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("not a kind of thing: " + kind);
        }
    }

    /** Somebody with an account. */
    public static Subject person(UUID id) {
        return new Subject(PERSON, id);
    }

    /** Anything that is not a person, such as a {@code firmware}. */
    public static Subject thing(String kind, UUID id) {
        if (kind.equals(PERSON)) {
            throw new IllegalArgumentException("a person is no thing");
        }
        return new Subject(kind, id);
    }

    /** The account, where it is a person. */
    Optional<UUID> person() {
        return Optional.of(id).filter(anything -> kind.equals(PERSON));
    }
}
