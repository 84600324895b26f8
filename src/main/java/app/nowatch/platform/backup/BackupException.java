package app.nowatch.platform.backup;

/** A backup cannot be written or restored; the message is one sentence for the person who runs the program. */
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupException(String message) {
        super(message);
    }

    /** What was wrong first. */
    static String root(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    BackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
