package app.nowatch.platform.mail;

import java.time.Instant;
import java.util.UUID;

/** A mail that was given up, as the operator sees it: without its text, which may hold a code. */
record FailedMail(
        UUID id, String kind, String recipient, int attempts, Instant created, String lastError, Status status) {
    /** What can be asked for. */
    enum Status {
        FAILED
    }
}
