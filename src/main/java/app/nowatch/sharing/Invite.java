package app.nowatch.sharing;

import java.time.Instant;
import java.util.UUID;

/** An invite as the API shows it. */
record Invite(
        UUID id,
        String fromEmail,
        String invitedEmail,
        ProposalStatus status,
        Instant shareSince,
        Instant sentDate,
        Instant created,
        Instant lastUpdated) {
    static Invite of(ProposalStore.Row row) {
        return new Invite(
                row.id(),
                row.fromEmail(),
                row.address(),
                row.status(),
                row.shareSince(),
                row.sent(),
                row.created(),
                row.updated());
    }
}
