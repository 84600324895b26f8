package app.nowatch.platform.http;

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

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag : "W/" + tag;
    }
}
