package app.nowatch.platform.security;

import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys that sign tokens, shared by all nodes through the database. Thread-safe. */
public final class KeyRing {
    private static final int SECRET_BYTES = 32;
    private static final int NAME_BYTES = 4;
    private static final String HMAC = "HmacSHA256";

    /** A stranger can invent names of keys; each must not cost a statement. */
    private static final Duration BETWEEN_LOADS = Duration.ofSeconds(1);

    private final TokenKeyStore store;
    private final Clock clock;
    private volatile Loaded loaded;

    private record Loaded(Map<String, SigningKey> byName, SigningKey newest, Instant at) {}

    private KeyRing(TokenKeyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.loaded = load();
    }

    /** Loads the keys; makes the first one where there is none. */
    public static KeyRing open(Database database, Clock clock, SecureRandom random) {
        database.useTransaction(transaction -> addFirst(transaction, clock, random));
        return new KeyRing(database.onDemand(TokenKeyStore.class), clock);
    }

    private static void addFirst(Transaction transaction, Clock clock, SecureRandom random) {
        var keys = transaction.attach(TokenKeyStore.class);
        keys.lock();
        if (keys.all().isEmpty()) {
            var name = new byte[NAME_BYTES];
            var secret = new byte[SECRET_BYTES];
            random.nextBytes(name);
            random.nextBytes(secret);
            keys.add(HexFormat.of().formatHex(name), secret, clock.instant());
        }
    }

    private Loaded load() {
        var byName = new LinkedHashMap<String, SigningKey>();
        List<TokenKeyStore.Row> rows = store.all();
        rows.forEach(row ->
                byName.put(row.kid(), new SigningKey(row.kid(), HexFormat.of().parseHex(row.secret()))));
        return new Loaded(byName, byName.sequencedValues().getLast(), clock.instant());
    }

    SigningKey newest() {
        return loaded.newest();
    }

    /** The key of that name; one that another node has just made is looked up, at most once a second. */
    Optional<SigningKey> find(String name) {
        if (!loaded.byName().containsKey(name)
                && !clock.instant().isBefore(loaded.at().plus(BETWEEN_LOADS))) {
            loaded = load();
        }
        return Optional.ofNullable(loaded.byName().get(name));
    }

    /** The name of the key that signs now. */
    public String newestName() {
        return newest().name();
    }

    /** HMAC-SHA256 over the text with the key of that name; empty when there is no such key. Never a signature of a token. */
    public Optional<byte[]> code(String keyName, String text) {
        // A token's signed part begins with "eyJ", so that no text can be made to yield a token's signature.
        return find(keyName).map(key -> hmac(key.secret(), "code " + text));
    }

    private static byte[] hmac(byte[] secret, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
