package app.nowatch.firmware;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version after SemVer 2.0.0, of at most {@value #LONGEST} characters. It is as old as another that differs in its build
 * metadata alone, without being equal to it.
 */
record SemVer(String text) implements Comparable<SemVer> {
    /** In characters; within them a number may have as many digits as it likes. */
    static final int LONGEST = 100;

    private static final String NUMBER = "(?:0|[1-9][0-9]*)";
    private static final String NAME = "[0-9]*[A-Za-z-][0-9A-Za-z-]*";
    private static final String CORE = NUMBER + "\\." + NUMBER + "\\." + NUMBER;
    private static final String PRE_RELEASE = "(?:" + NUMBER + "|" + NAME + ")";
    private static final String BUILD = "[0-9A-Za-z-]+";
    private static final Pattern FORM =
            Pattern.compile(CORE + "(?:-" + list(PRE_RELEASE) + ")?(?:\\+" + list(BUILD) + ")?");

    SemVer {
        if (!isOne(text)) {
            throw new IllegalArgumentException("not a version after SemVer");
        }
    }

    private static String list(String identifier) {
        return identifier + "(?:\\." + identifier + ")*";
    }

    private static boolean isOne(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }

    /** Empty when the text is something else. */
    static Optional<SemVer> parse(String text) {
        return isOne(text) ? Optional.of(new SemVer(text)) : Optional.empty();
    }

    /** Whether it comes after another one. */
    boolean isNewerThan(SemVer other) {
        return compareTo(other) > 0;
    }

    private String withoutBuild() {
        return text.split("\\+", 2)[0];
    }

    private List<String> core() {
        return List.of(withoutBuild().split("-", 2)[0].split("\\."));
    }

    /** The identifiers behind the first hyphen; none for a release. */
    private List<String> preRelease() {
        var parts = withoutBuild().split("-", 2);
        return parts.length == 1 ? List.of() : List.of(parts[1].split("\\."));
    }

    /** Precedence (section 11 of the specification): build metadata does not count. */
    @Override
    public int compareTo(SemVer other) {
        int core = compare(core(), other.core());
        if (core != 0) {
            return core;
        }
        var own = preRelease();
        var others = other.preRelease();
        // What comes before a release is older than it.
        return own.isEmpty() || others.isEmpty()
                ? Boolean.compare(own.isEmpty(), others.isEmpty())
                : compare(own, others);
    }

    private static int compare(List<String> own, List<String> others) {
        return Arrays.compare(own.toArray(String[]::new), others.toArray(String[]::new), SemVer::compareIdentifiers);
    }

    /** Numbers by their value, before names, which count by their characters in ASCII. */
    private static int compareIdentifiers(String own, String other) {
        boolean number = isNumber(own);
        if (number != isNumber(other)) {
            return number ? -1 : 1;
        }
        // Without leading zeros the longer number is the larger.
        return number && own.length() != other.length()
                ? Integer.compare(own.length(), other.length())
                : own.compareTo(other);
    }

    private static boolean isNumber(String identifier) {
        return identifier.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    @Override
    public String toString() {
        return text;
    }
}
