package app.nowatch.account;

import app.nowatch.platform.http.Caller;
import java.util.UUID;

/** Who calls, read whole when the token was checked, and by which login. */
record SignedIn(Account account, UUID loginId) implements Caller {
    @Override
    public UUID userId() {
        return account.id();
    }

    @Override
    public boolean admin() {
        return account.isAdmin();
    }
}
