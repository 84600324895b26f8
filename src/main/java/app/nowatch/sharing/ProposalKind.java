package app.nowatch.sharing;

import java.util.UUID;

/** Which way a proposal goes: whose data the share that comes of it will open. */
enum ProposalKind {
    /** The sender's data to the addressee. */
    INVITE("sharing-invite", "an invite"),
    /** The addressee's data to the sender. */
    REQUEST("sharing-request", "a request");

    private final String mail;
    private final String name;

    ProposalKind(String mail, String name) {
        this.mail = mail;
        this.name = name;
    }

    /** The kind of its mail. */
    String mail() {
        return mail;
    }

    /** In a sentence. */
    String inWords() {
        return name;
    }

    ProposalKind opposite() {
        return this == INVITE ? REQUEST : INVITE;
    }

    UUID owner(UUID sender, UUID addressee) {
        return this == INVITE ? sender : addressee;
    }

    UUID viewer(UUID sender, UUID addressee) {
        return this == INVITE ? addressee : sender;
    }
}
