package app.nowatch.platform.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of mails, in {@code /mail/KIND.txt}: the subject, an empty line, the text, with parameters in braces. A paragraph
 * that is empty once they are filled in is left out.
 */
public final class MailText {
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");

    private MailText() {}

    /** The mail of that kind with its parameters filled in, each once: what they hold is never filled in again. */
    public static MailTemplate.Mail of(String kind, Map<String, String> parameters) {
        var filled = PARAMETER
                .matcher(resource(kind))
                .replaceAll(found -> Matcher.quoteReplacement(
                        Objects.requireNonNull(parameters.get(found.group(1)), found.group(1))));
        var parts = filled.split("\n\n", 2);
        return new MailTemplate.Mail(parts[0].strip(), parts[1].strip().replaceAll("\n{3,}", "\n\n"));
    }

    private static String resource(String kind) {
        try (var stream = MailText.class.getResourceAsStream("/mail/" + kind + ".txt")) {
            return new String(Objects.requireNonNull(stream, kind).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
