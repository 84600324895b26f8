package app.nowatch.platform.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * The texts of mails, in {@code /mail/KIND.txt}: the subject, an empty line, the text, with parameters in braces. A paragraph
 * that is empty once they are filled in is left out.
 */
public final class MailText {
    private MailText() {}

    /** The mail of that kind with its parameters filled in. */
    public static MailTemplate.Mail of(String kind, Map<String, String> parameters) {
        var parts = resource(kind).split("\n\n", 2);
        var text = parts[1];
        for (var parameter : parameters.entrySet()) {
            text = text.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return new MailTemplate.Mail(parts[0].strip(), text.strip().replaceAll("\n{3,}", "\n\n"));
    }

    private static String resource(String kind) {
        try (var stream = MailText.class.getResourceAsStream("/mail/" + kind + ".txt")) {
            return new String(Objects.requireNonNull(stream, kind).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
