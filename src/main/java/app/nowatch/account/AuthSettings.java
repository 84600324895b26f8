package app.nowatch.account;

import app.nowatch.platform.config.Setting;
import java.time.Duration;

/** How long one stays signed in, and who may ask to. */
public record AuthSettings(
        @Setting(byDefault = "1h", says = "How long an access token holds, 1m to 24h")
        Duration accessLifetime,

        @Setting(
                byDefault = "30d",
                says = "How long a refresh token holds, up to 400d and no shorter than an access token")
        Duration refreshLifetime,

        @Setting(
                byDefault = "60s",
                says = "How long a refresh token may be sent again while the pair it bought is unused, 0s to 10m")
        Duration refreshGrace,

        @Setting(
                byDefault = "off",
                says = "Whether operations that need no bearer token need x-auth-token; off: it is ignored")
        boolean requireClientToken,

        @Setting(
                byDefault = "auto",
                says = "Whether invites and requests are answered only from a confirmed address; auto: on with an SMTP"
                        + " server, off while mails are written to files")
        ConfirmAddress confirmAddress) {

    /** Whether people must confirm their address. */
    public enum ConfirmAddress {
        AUTO,
        ON,
        OFF;

        /** What it comes to where mails leave the server, or do not. */
        public boolean isOn(boolean mailsLeave) {
            return this == ON || (this == AUTO && mailsLeave);
        }
    }

    public AuthSettings {
        refuseUnless(
                within(accessLifetime, Duration.ofMinutes(1), Duration.ofHours(24)),
                "access-lifetime must be 1m to 24h");
        refuseUnless(
                within(refreshLifetime, accessLifetime, Duration.ofDays(400)),
                "refresh-lifetime must be at least access-lifetime and at most 400d");
        refuseUnless(within(refreshGrace, Duration.ZERO, Duration.ofMinutes(10)), "refresh-grace must be 0s to 10m");
    }

    private static boolean within(Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    private static void refuseUnless(boolean right, String reason) {
        if (!right) {
            throw new IllegalArgumentException(reason);
        }
    }
}
