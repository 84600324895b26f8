package app.nowatch.account;

import java.util.UUID;

/** Who calls, read whole when the token was checked, and by which login. */
record SignedIn(Account account, UUID loginId) implements Person {
    @Override
    public UUID userId() {
        return account.id();
    }

    @Override
    public boolean admin() {
        return account.isAdmin();
    }

    @Override
    public Email email() {
        return new Email(account.email());
    }
}
