package app.nowatch.platform.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the HTML of a mail from its text: paragraphs, line breaks, links that can be clicked, nothing from elsewhere. */
final class HtmlForm {
    /** A full stop or bracket at the end belongs to the sentence. */
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)\\]]");

    /** Not with {@code \R}: that takes the two halves of one line end for two where it helps to match. */
    private static final Pattern PARAGRAPHS = Pattern.compile("(?:\\r\\n|\\n)\\h*(?:\\r\\n|\\n)\\s*");

    private static final Pattern LINES = Pattern.compile("\\R");

    private HtmlForm() {}

    static String of(MailTemplate.Mail mail) {
        var body = new StringBuilder();
        for (var paragraph : PARAGRAPHS.splitAsStream(mail.text().strip()).toList()) {
            body.append("<p>").append(linked(paragraph)).append("</p>\n");
        }
        return """
                <!doctype html>
                <html>
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title></head>
                <body style="margin:0 auto;padding:24px;max-width:560px;font:16px/1.5 sans-serif;color:#1d1d1f">
                %s</body>
                </html>
                """.formatted(escaped(mail.subject()), body);
    }

    private static String linked(String paragraph) {
        var html = new StringBuilder();
        var matcher = LINK.matcher(paragraph);
        int end = 0;
        while (matcher.find()) {
            html.append(lines(paragraph.substring(end, matcher.start())));
            var link = escaped(matcher.group());
            html.append("<a href=\"").append(link).append("\">").append(link).append("</a>");
            end = matcher.end();
        }
        return html.append(lines(paragraph.substring(end))).toString();
    }

    private static String lines(String text) {
        return LINES.matcher(escaped(text)).replaceAll(Matcher.quoteReplacement("<br>\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
