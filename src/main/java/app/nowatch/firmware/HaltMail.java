package app.nowatch.firmware;

import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.mail.MailTemplate;
import app.nowatch.platform.mail.MailText;
import app.nowatch.platform.mail.Mailbox;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the operator that a rollout has paused itself.
 *
 * @param operator their address; empty: nobody is told
 */
record HaltMail(Mailbox mailbox, String operator) {
    private static final String KIND = "firmware-halted";

    /** Queues it in the transaction that pauses. */
    void post(Transaction transaction, Image image, String reason) {
        if (!operator.isEmpty()) {
            var parameters = Map.of(
                    "hardware", image.hardware(), "version", image.version().text(), "reason", reason);
            mailbox.post(transaction, Optional.empty(), KIND, operator, parameters);
        }
    }

    /** How it is written. */
    record Template() implements MailTemplate {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Optional<Mail> write(String recipient, Map<String, String> parameters) {
            return Optional.of(MailText.of(KIND, parameters));
        }
    }
}
