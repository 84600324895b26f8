package app.nowatch.sharing;

import app.nowatch.account.Confirmation;
import app.nowatch.account.Email;
import app.nowatch.account.Person;
import app.nowatch.limits.Limit;
import app.nowatch.limits.Limits;
import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.mail.Mailbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Invites and requests: proposed, sent again, withdrawn, accepted, rejected. All that is proposed between two addresses
 * changes one after the other, so that no interleaving leaves two shares or none. No answer depends on whether an address has
 * an account.
 */
final class Proposals {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Duration BETWEEN_MAILS = Duration.ofMinutes(1);

    private final Database database;
    private final Mailbox mailbox;
    private final Limits limits;
    private final Confirmation confirmation;
    private final Ids ids;
    private final Clock clock;

    Proposals(Database database, Mailbox mailbox, Limits limits, Confirmation confirmation, Ids ids, Clock clock) {
        this.database = database;
        this.mailbox = mailbox;
        this.limits = limits;
        this.confirmation = confirmation;
        this.ids = ids;
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Runs the work while nobody else changes anything between the two. */
    private <T> T between(Person person, Email other, Function<Transaction, T> work) {
        return database.inTransaction(transaction -> {
            var pair = Stream.of(person.email().key(), other.key()).sorted().collect(Collectors.joining(" "));
            transaction.attach(ProposalStore.class).lock(pair);
            return work.apply(transaction);
        });
    }

    /**
     * Proposes to share, and sends a mail.
     *
     * @throws Problem.Invalid to oneself
     * @throws Problem.Conflict when one is pending or the share is there
     * @throws Problem.TooMany when the person sends too many
     */
    void propose(ProposalKind kind, Person sender, Email address, Instant since) {
        if (address.key().equals(sender.email().key())) {
            throw new Problem.Invalid("email: must be somebody else's");
        }
        mailing(sender, address, transaction -> {
            var proposals = transaction.attach(ProposalStore.class);
            if (proposals.isPending(kind, sender.userId(), address.key())) {
                throw new Problem.Conflict("email: " + kind.inWords() + " to this address is pending already");
            }
            if (isShared(transaction, kind, sender, address)) {
                throw new Problem.Conflict("email: there is a share with this person already");
            }
            proposals.add(ids.timeOrdered(), kind, sender.userId(), address.text(), address.key(), since, now());
            mail(transaction, kind, sender, address.text(), since);
        });
    }

    private boolean isShared(Transaction transaction, ProposalKind kind, Person sender, Email address) {
        var shares = transaction.attach(ShareStore.class);
        return switch (kind) {
            case INVITE -> shares.isGiven(sender.userId(), address.key(), now());
            case REQUEST -> shares.isReceived(sender.userId(), address.key(), now());
        };
    }

    /** Work that sends a mail: counted, unless nothing comes of it, and only while the sender has an account. */
    private void mailing(Person sender, Email address, Consumer<Transaction> work) {
        var id = sender.userId().toString();
        var pair = id + " " + address.key();
        limits.take(Limit.SHARING_MAIL, id);
        limits.take(Limit.SHARING_MAIL_TO, pair);
        try {
            between(sender, address, transaction -> {
                if (transaction.attach(ProposalStore.class).hold(sender.userId(), sender.userId()) == 0) {
                    throw new Problem.Unauthorized("the account is deleted");
                }
                work.accept(transaction);
                return true;
            });
        } catch (Problem e) {
            limits.giveBack(Limit.SHARING_MAIL, id);
            limits.giveBack(Limit.SHARING_MAIL_TO, pair);
            throw e;
        }
    }

    private void mail(Transaction transaction, ProposalKind kind, Person sender, String address, Instant since) {
        mailbox.post(
                transaction,
                Optional.of(sender.userId()),
                kind.mail(),
                address,
                Map.of(
                        "from",
                        sender.email().text(),
                        "since",
                        since.toString(),
                        "unproven",
                        Boolean.toString(confirmation.isMissing(sender))));
    }

    /** @throws Problem.NotFound when none is pending */
    void withdraw(ProposalKind kind, Person sender, Email address) {
        between(sender, address, transaction -> {
            if (!transaction.attach(ProposalStore.class).remove(kind, sender.userId(), address.key())) {
                throw nonePending(kind);
            }
            return true;
        });
    }

    /**
     * Sends the mail once more.
     *
     * @throws Problem.NotFound when none is pending
     * @throws Problem.TooMany within a minute of the last time, or when the person sends too many
     */
    void sendAgain(ProposalKind kind, Person sender, Email address) {
        mailing(sender, address, transaction -> {
            var proposals = transaction.attach(ProposalStore.class);
            var pending =
                    proposals.pending(kind, sender.userId(), address.key()).orElseThrow(() -> nonePending(kind));
            var wait = Duration.between(now(), pending.sent().plus(BETWEEN_MAILS));
            if (wait.isPositive()) {
                throw new Problem.TooMany("email: the last mail went out less than a minute ago", wait);
            }
            proposals.sentAgain(pending.id(), now());
            mail(transaction, kind, sender, pending.address(), pending.shareSince());
        });
    }

    /**
     * Accepts what somebody proposed to the addressee.
     *
     * @throws Problem.Forbidden when the addressee has yet to confirm their address
     * @throws Problem.NotFound when none is pending
     */
    Share accept(ProposalKind kind, Person addressee, Email sender) {
        requireConfirmed(addressee);
        return between(addressee, sender, transaction -> {
            var proposals = transaction.attach(ProposalStore.class);
            var now = now();
            var from = proposals.idOf(sender.key()).orElse(NOBODY);
            var since = answer(transaction, kind, from, addressee, ProposalStatus.ACCEPTED);
            // Whatever else was pending towards the same share has come true with it.
            proposals.answer(kind.opposite(), addressee.userId(), sender.key(), ProposalStatus.ACCEPTED, now);
            var owner = kind.owner(from, addressee.userId());
            var viewer = kind.viewer(from, addressee.userId());
            var shares = transaction.attach(ShareStore.class);
            shares.removeExpired(owner, viewer, now);
            shares.add(owner, viewer, since, now);
            return Share.of(shares.find(owner, viewer).orElseThrow(() -> nonePending(kind)));
        });
    }

    /**
     * Turns down what somebody proposed to the addressee; the sender gets no message.
     *
     * @throws Problem.Forbidden when the addressee has yet to confirm their address
     * @throws Problem.NotFound when none is pending
     */
    void reject(ProposalKind kind, Person addressee, Email sender) {
        requireConfirmed(addressee);
        between(addressee, sender, transaction -> {
            var from =
                    transaction.attach(ProposalStore.class).idOf(sender.key()).orElse(NOBODY);
            return answer(transaction, kind, from, addressee, ProposalStatus.REJECTED);
        });
    }

    /**
     * Answers what is pending and tells from when on it wants to share. The same statements run for an address that nobody has:
     * not even the time that it takes tells.
     */
    private Instant answer(
            Transaction transaction, ProposalKind kind, UUID from, Person addressee, ProposalStatus status) {
        var proposals = transaction.attach(ProposalStore.class);
        boolean bothAreThere = proposals.hold(from, addressee.userId()) == 2;
        return proposals
                .answer(kind, from, addressee.email().key(), status, now())
                .filter(since -> bothAreThere)
                .orElseThrow(() -> nonePending(kind));
    }

    /** Else anybody could register somebody's address and answer in their place. */
    private void requireConfirmed(Person person) {
        if (confirmation.isMissing(person)) {
            throw new Problem.Forbidden(
                    "confirm your e-mail address first: a code went to it, and every invite and request has one too");
        }
    }

    private static Problem nonePending(ProposalKind kind) {
        return new Problem.NotFound("email: there is no pending " + kind.name().toLowerCase(java.util.Locale.ROOT));
    }

    /** What the person has sent, in all states, the newest first. */
    List<ProposalStore.Row> sent(ProposalKind kind, Person sender) {
        return database.onDemand(ProposalStore.class).sent(kind, sender.userId());
    }

    /**
     * What was sent to the person's address, in all states, the newest first; nothing before they have confirmed it, since it
     * tells who writes to that address.
     */
    List<ProposalStore.Row> received(ProposalKind kind, Person addressee) {
        return confirmation.isMissing(addressee)
                ? List.of()
                : database.onDemand(ProposalStore.class)
                        .received(kind, addressee.email().key());
    }
}
