package app.nowatch.account;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A person's id as the API writes it: {@code uid_} and 32 hex digits. */
public final class UserId {
    private static final String PREFIX = "uid_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{32}");

    private UserId() {}

    public static String of(UUID id) {
        var hex = HexFormat.of();
        return PREFIX + hex.toHexDigits(id.getMostSignificantBits()) + hex.toHexDigits(id.getLeastSignificantBits());
    }

    /** The id in such a text; anything else is empty. */
    public static Optional<UUID> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        int digits = PREFIX.length();
        return Optional.of(new UUID(
                Long.parseUnsignedLong(text, digits, digits + 16, 16),
                Long.parseUnsignedLong(text, digits + 16, digits + 32, 16)));
    }
}
