package app.nowatch.account;

import app.nowatch.platform.mail.MailTemplate;
import app.nowatch.platform.mail.MailText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mails of this room. What a stranger may choose, such as a name, stands in none that goes to somebody else.
 */
final class Mails {
    static final String PASSWORD_CHANGED = "password-changed";
    static final String BETA_ACCESS = "beta-access";
    static final String ACCOUNT_DELETED = "account-deleted";

    private Mails() {}

    /** Mails that always go out and need nothing but their parameters. */
    static List<MailTemplate> plain() {
        return List.of(new Plain(PASSWORD_CHANGED), new Plain(BETA_ACCESS), new Plain(ACCOUNT_DELETED));
    }

    private record Plain(String kind) implements MailTemplate {
        @Override
        public Optional<Mail> write(String recipient, Map<String, String> parameters) {
            return Optional.of(MailText.of(kind, parameters));
        }
    }
}
