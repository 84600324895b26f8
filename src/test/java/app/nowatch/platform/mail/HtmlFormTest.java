package app.nowatch.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlFormTest {
    private static String html(String text) {
        return HtmlForm.of(new MailTemplate.Mail("Subject", text));
    }

    @Test
    void paragraphsAndLinesStay() {
        assertThat(html("Hello Noor,\n\nfirst line\r\nsecond line\n \n\n  last\n"))
                .contains("<p>Hello Noor,</p>\n<p>first line<br>\nsecond line</p>\n<p>last</p>\n</body>");
    }

    @Test
    void nothingInTheTextOrSubjectBecomesMarkup() {
        var html = HtmlForm.of(new MailTemplate.Mail(
                "<b>\"Tom\" & 'Eve'</b>", "<script>alert(1)</script>\n\nA & B %s $1 https://a.org/<img>"));

        assertThat(html)
                .contains("<title>&lt;b&gt;&quot;Tom&quot; &amp; &#39;Eve&#39;&lt;/b&gt;</title>")
                .contains("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")
                .contains("A &amp; B %s $1 <a href=\"https://a.org/\">https://a.org/</a>&lt;img&gt;")
                .doesNotContain("<script", "<img");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://nowatch.example.org", "http://127.0.0.1:8080/nowatch?a=1", "https://a.org/x#y-z_~%20"})
    void linksCanBeClicked(String link) {
        assertThat(html("Open " + link + " now")).contains("Open <a href=\"" + link + "\">" + link + "</a> now");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "!", ")", ").", ", and so on", "?"})
    void theEndOfASentenceIsNotPartOfALink(String end) {
        assertThat(html("(see https://a.org/b" + end)).contains(">https://a.org/b</a>" + end + "</p>");
    }

    @Test
    void ampersandsInLinksAreEscapedOnce() {
        assertThat(html("https://a.org/?a=1&b=2"))
                .contains("<a href=\"https://a.org/?a=1&amp;b=2\">https://a.org/?a=1&amp;b=2</a>");
    }

    @Test
    void otherSchemesAreNoLinks() {
        assertThat(html("javascript:alert(1) ftp://a.org")).doesNotContain("href");
    }
}
