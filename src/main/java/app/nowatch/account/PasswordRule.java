package app.nowatch.account;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** What a new password must be like. */
final class PasswordRule {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 99;
    private static final String SPECIAL = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`+=";

    private PasswordRule() {}

    /** Everything that the password lacks; empty when it will do. */
    static List<String> violations(String password) {
        var violations = new ArrayList<String>();
        long length = password.codePoints().count();
        if (length < SHORTEST || length > LONGEST) {
            violations.add("must be of " + SHORTEST + " to " + LONGEST + " characters");
        }
        if (lacks(password, 'a', 'z')) {
            violations.add("must have a lower-case letter");
        }
        if (lacks(password, 'A', 'Z')) {
            violations.add("must have an upper-case letter");
        }
        if (lacks(password, '0', '9')) {
            violations.add("must have a digit");
        }
        if (lacks(password, c -> SPECIAL.indexOf(c) >= 0)) {
            violations.add("must have one of " + SPECIAL);
        }
        return violations;
    }

    private static boolean lacks(String password, char first, char last) {
        return lacks(password, c -> c >= first && c <= last);
    }

    private static boolean lacks(String password, IntPredicate kind) {
        return password.chars().noneMatch(kind);
    }
}
