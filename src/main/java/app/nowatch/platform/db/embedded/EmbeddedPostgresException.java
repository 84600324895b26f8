package app.nowatch.platform.db.embedded;

/** The embedded database cannot do what was asked; the message is one sentence for the person who runs the program. */
public final class EmbeddedPostgresException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
