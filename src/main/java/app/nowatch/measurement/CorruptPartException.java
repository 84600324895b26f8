package app.nowatch.measurement;

/** Stored bytes are not a part that this program wrote. */
final class CorruptPartException extends RuntimeException {
    CorruptPartException(String reason) {
        super("A stored part cannot be read: " + reason);
    }

    CorruptPartException(String reason, Throwable cause) {
        super("A stored part cannot be read: " + reason, cause);
    }
}
