package app.nowatch.account;

import app.nowatch.platform.mail.MailTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The mails of this room. Their texts lie in {@code /mail/KIND.txt}: the subject, an empty line, the text, with parameters in
 * braces. What a stranger may choose, such as a name, stands in none that goes to somebody else.
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
            return Optional.of(text(kind, parameters));
        }
    }

    /** The mail of that kind with its parameters filled in. */
    static MailTemplate.Mail text(String kind, Map<String, String> parameters) {
        var parts = resource(kind).split("\n\n", 2);
        var text = parts[1];
        for (var parameter : parameters.entrySet()) {
            text = text.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return new MailTemplate.Mail(parts[0].strip(), text.strip());
    }

    private static String resource(String kind) {
        try (var stream = Mails.class.getResourceAsStream("/mail/" + kind + ".txt")) {
            return new String(Objects.requireNonNull(stream, kind).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
