package app.nowatch.account;

import app.nowatch.platform.db.Statements;
import app.nowatch.platform.erasures.ErasedHash;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Accounts by the hash of their id. No index has it: it is asked for when something was restored or broke off, and hardly ever. */
final class ErasedStore {
    private final Statements statements;

    ErasedStore(Statements statements) {
        this.statements = statements;
    }

    /** Those that are there; waits for whoever is deleting one at this moment. */
    List<UUID> hold(Collection<ErasedHash> hashes) {
        return statements.query(
                "SELECT id FROM account WHERE sha256(uuid_send(id)) = ANY (?) ORDER BY id FOR UPDATE",
                row -> row.getObject(1, UUID.class),
                (Object) hashes.stream().map(ErasedHash::bytes).toArray(byte[][]::new));
    }
}
