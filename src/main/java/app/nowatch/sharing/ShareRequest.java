package app.nowatch.sharing;

import java.time.Instant;

/** A request as the API shows it; unlike an invite it shows no id. */
record ShareRequest(
        String requestedEmail,
        String fromEmail,
        ProposalStatus status,
        Instant shareSince,
        Instant sentDate,
        Instant created,
        Instant lastUpdated) {
    static ShareRequest of(ProposalStore.Row row) {
        return new ShareRequest(
                row.address(),
                row.fromEmail(),
                row.status(),
                row.shareSince(),
                row.sent(),
                row.created(),
                row.updated());
    }
}
