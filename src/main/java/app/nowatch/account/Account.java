package app.nowatch.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as stored, without password and settings. What was never set is null; height is in cm, weight in kg. Public only
 * because JDBI cannot reach the constructor of a nested record otherwise.
 */
public record Account(
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
        Instant created) {

    public enum Gender {
        FEMALE,
        MALE,
        OTHER
    }

    public enum Hand {
        LEFT,
        RIGHT,
        MIXED
    }

    public enum Unit {
        METRIC,
        IMPERIAL
    }

    public enum Platform {
        IOS,
        ANDROID
    }
}
