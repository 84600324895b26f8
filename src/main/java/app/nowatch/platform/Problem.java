package app.nowatch.platform;

import java.time.Duration;
import java.util.List;

/**
 * A request that cannot be served, as the rules of a room see it. Its messages are meant for the client's developer: they
 * name fields and bounds and never repeat a health value, a password or a token. {@code platform.http} turns each kind
 * into a status code; rules know none.
 */
public abstract sealed class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> messages;

    private Problem(List<String> messages) {
        super(String.join("; ", messages), null, false, false);
        this.messages = List.copyOf(messages);
    }

    /** One sentence per violation; at least one. */
    public List<String> messages() {
        return messages;
    }

    /** The request breaks a rule of the contract. */
    public static final class Invalid extends Problem {
        private static final long serialVersionUID = 1L;

        public Invalid(List<String> violations) {
            super(violations);
        }

        public Invalid(String violation) {
            super(List.of(violation));
        }
    }

    /** Nobody known asks: no token, a bad one, or wrong credentials. */
    public static final class Unauthorized extends Problem {
        private static final long serialVersionUID = 1L;

        public Unauthorized(String message) {
            super(List.of(message));
        }
    }

    /** Somebody known asks for what is not allowed to them. */
    public static final class Forbidden extends Problem {
        private static final long serialVersionUID = 1L;

        public Forbidden(String message) {
            super(List.of(message));
        }
    }

    /** Not there, or not the caller's to know. */
    public static final class NotFound extends Problem {
        private static final long serialVersionUID = 1L;

        public NotFound(String message) {
            super(List.of(message));
        }
    }

    /** The request contradicts what is stored. */
    public static final class Conflict extends Problem {
        private static final long serialVersionUID = 1L;

        public Conflict(String message) {
            super(List.of(message));
        }
    }

    /** What the caller wants to change is no longer what they believe it to be. */
    public static final class Outdated extends Problem {
        private static final long serialVersionUID = 1L;

        public Outdated(String message) {
            super(List.of(message));
        }
    }

    /** It was there once, and will not come back. */
    public static final class Gone extends Problem {
        private static final long serialVersionUID = 1L;

        public Gone(String message) {
            super(List.of(message));
        }
    }

    /** More bytes or rows than a limit allows; sending it again will not help. */
    public static final class TooLarge extends Problem {
        private static final long serialVersionUID = 1L;

        public TooLarge(String message) {
            super(List.of(message));
        }
    }

    /** A part is asked for that is not there. */
    public static final class OutOfRange extends Problem {
        private static final long serialVersionUID = 1L;

        public OutOfRange(String message) {
            super(List.of(message));
        }
    }

    /** A body of a kind that the operation does not take. */
    public static final class UnsupportedMedia extends Problem {
        private static final long serialVersionUID = 1L;

        public UnsupportedMedia(String message) {
            super(List.of(message));
        }
    }

    /** The client sends more slowly than a working connection does; nothing of the request was kept. */
    public static final class TooSlow extends Problem {
        private static final long serialVersionUID = 1L;

        public TooSlow(String message) {
            super(List.of(message));
        }
    }

    /** A problem that passes by itself: the client may try again after a pause. */
    public abstract static sealed class Passing extends Problem {
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        private Passing(String message, Duration retryAfter) {
            super(List.of(message));
            this.retryAfter = retryAfter;
        }

        /** How long to wait before the next try; never negative. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The caller has done this too often. */
    public static final class TooMany extends Passing {
        private static final long serialVersionUID = 1L;

        public TooMany(String message, Duration retryAfter) {
            super(message, retryAfter);
        }
    }

    /** The server has too much to do, or no room, at the moment; nothing of the request was kept. */
    public static final class Overloaded extends Passing {
        private static final long serialVersionUID = 1L;

        public Overloaded(String message, Duration retryAfter) {
            super(message, retryAfter);
        }
    }
}
