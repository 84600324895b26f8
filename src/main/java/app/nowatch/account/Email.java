package app.nowatch.account;

import app.nowatch.platform.security.Sha256;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address as somebody wrote it, in the form that HTML's e-mail field takes. ASCII only: letters that look alike, or
 * become alike in lower case, must not lead a mail for one person to another.
 */
public record Email(String text) {
    private static final int LONGEST = 254;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern FORM =
            Pattern.compile("(?=.{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")*");

    public Email {
        if (!violations(text).isEmpty()) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** What keeps the text from being an address; empty when it is one. */
    public static List<String> violations(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches()
                ? List.of()
                : List.of("must be an e-mail address of at most " + LONGEST + " characters");
    }

    /** Two addresses with the same key belong to the same person. */
    public String key() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** 32 bytes by which an address can be found again, but not read. */
    byte[] hash() {
        return Sha256.of(key());
    }

    @Override
    public String toString() {
        return "an address";
    }
}
