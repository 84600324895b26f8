package app.nowatch.account;

import java.time.Instant;

/** Removes what has run out; for a job to call now and then. Nothing that has run out works, removed or not. */
public final class Housekeeping {
    private final LoginStore logins;
    private final PasswordCodeStore codes;

    Housekeeping(LoginStore logins, PasswordCodeStore codes) {
        this.logins = logins;
        this.codes = codes;
    }

    /** Removes logins and codes that ended before that moment, and answers how many. */
    public int run(Instant now) {
        return logins.removeExpired(now) + codes.removeExpired(now);
    }
}
