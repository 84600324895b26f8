package app.nowatch.statistics;

import java.util.Optional;

/**
 * What a method found, or the reason why there is nothing to tell.
 *
 * @param <T> what is found
 */
public sealed interface Outcome<T> {
    /** Something was found. */
    record Known<T>(T value) implements Outcome<T> {
        public Known {
            if (value instanceof Double number && !Double.isFinite(number)) {
                throw new IllegalArgumentException("not a number: " + number);
            }
        }
    }

    /** Nothing can be told. The reason is part of a sentence: lower case, no full stop. */
    record Missing<T>(String because) implements Outcome<T> {
        public Missing {
            if (because.isBlank()) {
                throw new IllegalArgumentException("a missing figure needs a reason");
            }
        }
    }

    static <T> Outcome<T> of(T figure) {
        return new Known<>(figure);
    }

    static <T> Outcome<T> missing(String reason) {
        return new Missing<>(reason);
    }

    default Optional<T> figure() {
        return this instanceof Known<T> known ? Optional.of(known.value) : Optional.empty();
    }

    default Optional<String> reason() {
        return this instanceof Missing<T> missing ? Optional.of(missing.because) : Optional.empty();
    }
}
