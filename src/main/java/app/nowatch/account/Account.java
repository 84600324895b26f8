package app.nowatch.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person as stored, without password and settings. What was never set is null; height is in cm, weight in kg. */
record Account(
        UUID id,
        String email,
        String firstName,
        String lastName,
        boolean isEarlyAccess,
        @Nullable Gender gender,
        @Nullable Hand watchHand,
        @Nullable Hand dominantHand,
        @Nullable Integer height,
        @Nullable Integer weight,
        @Nullable Instant dateOfBirth,
        Unit unit,
        boolean employee,
        @Nullable Instant lastSyncAt,
        boolean isAdmin,
        boolean emailConfirmed,
        boolean isLocked,
        Instant created) {

    enum Gender {
        FEMALE,
        MALE,
        OTHER
    }

    enum Hand {
        LEFT,
        RIGHT,
        MIXED
    }

    enum Unit {
        METRIC,
        IMPERIAL
    }

    enum Platform {
        IOS,
        ANDROID
    }
}
