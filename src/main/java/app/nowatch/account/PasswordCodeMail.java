package app.nowatch.account;

import app.nowatch.platform.mail.MailTemplate;
import app.nowatch.platform.mail.MailText;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The mail with the code for a new password; none where nobody has the address. */
final class PasswordCodeMail implements MailTemplate {
    static final String KIND = "password-code";

    private final PasswordCodeStore store;
    private final MailedCodes codes;
    private final Clock clock;

    PasswordCodeMail(PasswordCodeStore store, MailedCodes codes, Clock clock) {
        this.store = store;
        this.codes = codes;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Mail> write(String recipient, Map<String, String> parameters) {
        var email = new Email(recipient);
        return store.forMail(email.hash(), email.key(), clock.instant())
                .flatMap(seed -> codes.of(seed, email))
                .map(code -> MailText.of(KIND, Map.of("code", code)));
    }
}
