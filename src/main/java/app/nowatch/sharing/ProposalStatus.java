package app.nowatch.sharing;

/** The states of a proposal. A withdrawn one is gone; an answered one stays for the lists and never changes again. */
enum ProposalStatus {
    PENDING,
    ACCEPTED,
    REJECTED
}
