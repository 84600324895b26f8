package app.nowatch.platform.http;

import java.util.Arrays;

/** Fingerprints of answers, so that nobody is sent again what they have. */
public final class EntityTags {
    private EntityTags() {}

    /** Whether a header If-None-Match names this tag, which may be weak; comparison is weak (RFC 9110, 8.8.3.2). */
    public static boolean isNamed(String tag, String ifNoneMatch) {
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        for (var named : ifNoneMatch.split(",", -1)) {
            var stripped = named.strip();
            if (weak(stripped).equals(weak(tag))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a header If-Match names this strong tag; comparison is strong (RFC 9110, 8.8.3.2). */
    public static boolean isMatched(String tag, String ifMatch) {
        return ifMatch.strip().equals("*")
                || Arrays.stream(ifMatch.split(",", -1)).map(String::strip).anyMatch(tag::equals);
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag : "W/" + tag;
    }
}
