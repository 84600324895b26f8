package app.nowatch.platform.blob;

import java.util.regex.Pattern;

/** What a key may be: no dot, so that none leaves its folder; lower case, so that a disk that ignores case does no harm. */
final class BlobKeys {
    private static final int LONGEST = 200;
    private static final Pattern KEY = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)*");
    private static final Pattern PREFIX = Pattern.compile("([a-z0-9-]+/)*[a-z0-9-]*");

    private BlobKeys() {}

    static boolean isKey(String text) {
        return text.length() <= LONGEST && KEY.matcher(text).matches();
    }

    static String check(String key) {
        if (!isKey(key)) {
            throw new IllegalArgumentException("not the key of a blob");
        }
        return key;
    }

    static String checkPrefix(String prefix) {
        if (prefix.length() > LONGEST || !PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("not the beginning of a blob's key");
        }
        return prefix;
    }
}
