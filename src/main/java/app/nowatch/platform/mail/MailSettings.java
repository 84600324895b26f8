package app.nowatch.platform.mail;

import app.nowatch.platform.config.Setting;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;

/** How mails leave. */
public record MailSettings(
        @Setting(
                byDefault = "",
                says = "Name of the SMTP server; empty: mails are written to the folder outbox as files")
        String smtpHost,

        @Setting(byDefault = "587", says = "Port of the SMTP server, 1 to 65535")
        int smtpPort,

        @Setting(byDefault = "", says = "User at the SMTP server; empty: no login")
        String smtpUser,

        @Setting(byDefault = "", says = "Password of that user", secret = true)
        String smtpPassword,

        @Setting(
                byDefault = "starttls",
                says =
                        "starttls: secured before the login, or nothing is sent; tls: secured from the start, as a rule on"
                                + " port 465; none: in the clear")
        Security smtpSecurity,

        @Setting(byDefault = "", says = "Sender, such as NOWATCH <no-reply@example.org>; required with an SMTP server")
        String from,

        @Setting(
                byDefault = "30d",
                says = "How long a mail that was given up, and a file in the folder outbox, is kept, 1h to 400d")
        Duration keepFailed) {

    /** Whether the way to the SMTP server is secured. */
    public enum Security {
        STARTTLS,
        TLS,
        NONE
    }

    public MailSettings {
        if (smtpPort < 1 || smtpPort > 65_535) {
            throw new IllegalArgumentException("smtp-port must be 1 to 65535");
        }
        if (!smtpHost.isEmpty() && from.isEmpty()) {
            throw new IllegalArgumentException("from is required with smtp-host");
        }
        if (smtpUser.isEmpty() != smtpPassword.isEmpty()) {
            throw new IllegalArgumentException("smtp-user and smtp-password go together");
        }
        if (keepFailed.compareTo(Duration.ofHours(1)) < 0 || keepFailed.compareTo(Duration.ofDays(400)) > 0) {
            throw new IllegalArgumentException("keep-failed must be 1h to 400d");
        }
        parseSender(from);
    }

    /** Whether mails are written to files, since no server is set. */
    public boolean toOutbox() {
        return smtpHost.isEmpty();
    }

    InternetAddress sender() {
        return parseSender(from);
    }

    private static InternetAddress parseSender(String from) {
        try {
            return new InternetAddress(from.isEmpty() ? "nowatch@localhost" : from, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("from must be of the form NOWATCH <no-reply@example.org>", e);
        }
    }
}
