package app.nowatch.limits;

import java.time.Duration;

/**
 * Every limit on how often something may be done. The bucket holds {@code most} tries and fills again evenly over
 * {@code per}. Limits on secrets count on all nodes together, the others on each node.
 */
public enum Limit {
    /** By client address. */
    REGISTER(60, Duration.ofMinutes(1), false, "too many registrations from this address"),
    /** By client address. */
    LOGIN(120, Duration.ofMinutes(1), false, "too many logins from this address"),
    /** By client address. */
    REFRESH(240, Duration.ofMinutes(1), false, "too many refreshes from this address"),
    /** By account and client address together: a stranger cannot lock a person out of their own phone. */
    WRONG_PASSWORD(10, Duration.ofMinutes(15), true, "too many wrong passwords"),
    /** By account, from wherever they come. */
    WRONG_PASSWORD_ANYWHERE(100, Duration.ofHours(1), true, "too many wrong passwords"),
    /** By account: each change costs a hash and a mail. */
    PASSWORD_CHANGE(5, Duration.ofHours(1), true, "too many changes of the password"),
    /** By account: mails with a code. */
    CODE_MAIL(5, Duration.ofHours(1), true, "too many codes asked for"),
    /** By client address. */
    CODE_REQUEST(60, Duration.ofMinutes(1), false, "too many requests for a code from this address"),
    /** By account: codes tried, whichever code they are tried against. */
    CODE_TRY(20, Duration.ofHours(1), true, "too many codes tried"),
    /** By client address: codes tried, for whichever account. */
    CODE_TRY_FROM(60, Duration.ofMinutes(1), false, "too many codes tried from this address"),
    /** By account: mails of invites and requests. */
    SHARING_MAIL(100, Duration.ofDays(1), true, "too many invites and requests sent"),
    /** By account and recipient: nobody fills the mailbox of somebody else. */
    SHARING_MAIL_TO(10, Duration.ofDays(1), true, "too many invites and requests sent to this address"),
    /** By account: pictures, which are dear to check. */
    PICTURE(30, Duration.ofHours(1), true, "too many pictures sent"),
    /** By account: each report waits for the one row of its image. */
    FIRMWARE_REPORT(60, Duration.ofHours(1), false, "too many reports about firmware"),
    /** By account: requests of telemetry. */
    TELEMETRY(600, Duration.ofMinutes(1), false, "too many requests of telemetry"),
    /** By account: telemetry once it is unpacked, each begun 64 KiB of a request; 64 MiB in all. */
    TELEMETRY_VOLUME(1_024, Duration.ofMinutes(1), false, "too many bytes of telemetry"),
    /** By account: exports that are streamed, each of which may read years. */
    EXPORT(10, Duration.ofHours(1), true, "too many exports asked for"),
    /** By account: exports made in the background, whose files are kept for a week. */
    EXPORT_JOB(20, Duration.ofDays(1), true, "too many exports asked for"),
    /** By account: imports, whichever way they end; a wrong one is checked as long as a right one. */
    IMPORT(20, Duration.ofDays(1), true, "too many imports");

    private final int most;
    private final Duration per;
    private final boolean everywhere;
    private final String message;

    Limit(int most, Duration per, boolean everywhere, String message) {
        this.most = most;
        this.per = per;
        this.everywhere = everywhere;
        this.message = message;
    }

    /** How many tries a full bucket holds. */
    public int most() {
        return most;
    }

    /** How long an empty bucket takes to be full again. */
    public Duration per() {
        return per;
    }

    boolean everywhere() {
        return everywhere;
    }

    String message() {
        return message;
    }
}
