package app.nowatch.account;

import app.nowatch.platform.PersonalData;
import app.nowatch.platform.db.Transaction;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntBiFunction;

/** What this room keeps of a person. */
record OwnData(String kind, Set<String> tables, ToIntBiFunction<OwnDataStore, UUID> eraser) implements PersonalData {
    /** The account itself. Everything else refers to it, so it goes last. */
    static final PersonalData ACCOUNT = new OwnData("accounts", Set.of(), OwnDataStore::removeAccount);

    static final List<PersonalData> ALL = List.of(
            new OwnData("logins", Set.of("login"), OwnDataStore::removeLogins),
            new OwnData("time zones", Set.of("account_zone"), OwnDataStore::removeZones),
            new OwnData("requests for early access", Set.of("beta_access"), OwnDataStore::removeBetaAccess),
            new OwnData("codes for a new password", Set.of(), OwnDataStore::removePasswordCodes),
            new OwnData("codes to confirm an address", Set.of(), OwnDataStore::removeAddressCodes),
            ACCOUNT);

    @Override
    public long erase(Transaction transaction, UUID userId) {
        return eraser.applyAsInt(transaction.attach(OwnDataStore.class), userId);
    }
}
