package app.nowatch.platform.audit;

import app.nowatch.platform.Ids;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.json.Json;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where rooms say, within the transaction that does it, what was done by whom. */
public final class AuditTrail implements PersonalData {
    /** The name under which a line's detail tells from where. */
    static final String ADDRESS = "address";

    private static final Pattern ACTION = Pattern.compile("[a-z_]+\\.[a-z_]+");

    private final Ids ids;
    private final Clock clock;

    public AuditTrail(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Writes a line. To be called as the last thing of a transaction: two that name the same new person wait here for each other.
     *
     * @param action what is done to what, such as {@code user.lock}
     * @param detail what else is to be known, by name: numbers, flags and texts that name nobody; none by the name {@code address}
     * @throws IllegalArgumentException when it is no such action or detail, or an e-mail address stands in it
     * @throws Problem.Unauthorized when the person who does it is gone
     * @throws Problem.NotFound when the person it is done to is gone
     */
    public void record(Transaction transaction, Actor actor, String action, Subject subject, Map<String, ?> detail) {
        if (!ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException("not an action: " + action);
        }
        var text = text(detail);
        var store = transaction.attach(AuditStore.class);
        // In one order, so that nobody waits in a circle.
        Stream.of(actor.person(), subject.person())
                .flatMap(Optional::stream)
                .sorted()
                .forEach(person -> name(store, person));
        var by = actor.person()
                .map(person ->
                        store.pseudonym(person).orElseThrow(() -> new Problem.Unauthorized("the account is deleted")));
        var to = subject.person()
                .map(person ->
                        store.pseudonym(person).orElseThrow(() -> new Problem.NotFound("id: there is nobody with it")))
                .orElse(subject.id());
        store.add(
                ids.timeOrdered(),
                clock.instant(),
                actor.kind(),
                by,
                actor.address(),
                action,
                subject.kind(),
                to,
                text);
    }

    private static String text(Map<String, ?> detail) {
        var text = Json.text(new TreeMap<>(detail));
        if (detail.containsKey(ADDRESS) || text.contains("@")) {
            throw new IllegalArgumentException("a detail must not hold an address");
        }
        return text;
    }

    /** Gives the person a pseudonym, unless they have one or are gone. */
    private void name(AuditStore store, UUID person) {
        if (store.pseudonym(person).isEmpty()) {
            store.addPerson(ids.opaque(), person);
        }
    }

    @Override
    public String kind() {
        return "names behind lines of the audit trail";
    }

    @Override
    public Set<String> tables() {
        return Set.of("audit_person");
    }

    /** The lines stay, and are nobody's any more. */
    @Override
    public long erase(Transaction transaction, UUID userId) {
        return transaction.attach(AuditStore.class).forget(userId);
    }
}
