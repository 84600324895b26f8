package app.nowatch.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person as the API shows them; the components are the names in the answer. */
record Profile(
        String id,
        String email,
        String firstName,
        String lastName,
        boolean isEarlyAccess,
        Account.@Nullable Gender gender,
        Account.@Nullable Hand watchHand,
        Account.@Nullable Hand dominantHand,
        @Nullable Integer height,
        @Nullable Integer weight,
        @Nullable Instant dateOfBirth,
        Account.Unit unit,
        boolean employee,
        @Nullable Instant lastSyncAt) {

    /** The same as administrators see it. */
    record ForAdmin(@JsonUnwrapped Profile profile, boolean isAdmin, boolean isLocked) {
        static ForAdmin of(Account account) {
            return new ForAdmin(Profile.of(account), account.isAdmin(), account.isLocked());
        }
    }

    static Profile of(Account account) {
        return new Profile(
                UserId.of(account.id()),
                account.email(),
                account.firstName(),
                account.lastName(),
                account.isEarlyAccess(),
                account.gender(),
                account.watchHand(),
                account.dominantHand(),
                account.height(),
                account.weight(),
                account.dateOfBirth(),
                account.unit(),
                account.employee(),
                account.lastSyncAt());
    }
}
