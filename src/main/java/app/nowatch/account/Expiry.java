package app.nowatch.account;

import java.time.Instant;

/** Removes what has run out; for a job to call now and then. Nothing that has run out works, removed or not. */
final class Expiry {
    private final LoginStore logins;
    private final PasswordCodeStore passwordCodes;
    private final AddressCodeStore addressCodes;

    Expiry(LoginStore logins, PasswordCodeStore passwordCodes, AddressCodeStore addressCodes) {
        this.logins = logins;
        this.passwordCodes = passwordCodes;
        this.addressCodes = addressCodes;
    }

    /** Removes logins and codes that ended before that moment, and answers how many. */
    int run(Instant now) {
        return logins.removeExpired(now) + passwordCodes.removeExpired(now) + addressCodes.removeExpired(now);
    }
}
