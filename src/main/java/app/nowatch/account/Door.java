package app.nowatch.account;

/** Which sign-in somebody comes through. */
enum Door {
    EVERYBODY,
    ADMINS;

    boolean letsIn(AccountStore.Credentials person) {
        return this == EVERYBODY || person.isAdmin();
    }
}
