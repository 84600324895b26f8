package app.nowatch.platform.security;

import app.nowatch.platform.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Hashes passwords with Argon2id (19 MiB, 2 passes, 1 lane: the first choice of OWASP's Password Storage Cheat Sheet). At most so
 * many hashes run at once; others wait their turn. Thread-safe. Callers must hold no database connection meanwhile.
 */
public final class PasswordHasher {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore turns;
    private final Duration patience;
    private final Counter hashes;
    private final String nobodysHash;

    /** With as many hashes at once as cores and heap allow. Counts hashes as {@code password.hashes}. */
    public PasswordHasher(MeterRegistry metrics, SecureRandom random) {
        this(metrics, random, atOnce(Runtime.getRuntime()), PATIENCE);
    }

    /** One for each core, but never more than a quarter of the heap can hold. */
    private static int atOnce(Runtime runtime) {
        long fit = runtime.maxMemory() / 4 / (MEMORY_KIB * 1024L);
        return (int) Math.max(1, Math.min(runtime.availableProcessors(), fit));
    }

    PasswordHasher(MeterRegistry metrics, SecureRandom random, int atOnce, Duration patience) {
        this.turns = new Semaphore(atOnce, true);
        this.patience = patience;
        this.hashes = Counter.builder("password.hashes")
                .description("passwords hashed, to keep or to compare")
                .register(metrics);
        this.nobodysHash = nobodysHash(random);
    }

    /** Costs as much to compare with as any other, and no password is known to match it, not even to this program. */
    private static String nobodysHash(SecureRandom random) {
        var base64 = Base64.getEncoder().withoutPadding();
        var salt = new byte[SALT_BYTES];
        var hash = new byte[HASH_BYTES];
        random.nextBytes(salt);
        random.nextBytes(hash);
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    /**
     * The hash to keep, with its salt and parameters in it.
     *
     * @throws Problem.Overloaded when no turn comes within 10 seconds
     */
    public String hash(String password) {
        return inTurn(() -> argon2.encode(password));
    }

    /**
     * Whether the hash was made of this password.
     *
     * @throws Problem.Overloaded when no turn comes within 10 seconds
     */
    public boolean matches(String password, String hash) {
        return inTurn(() -> argon2.matches(password, hash));
    }

    /**
     * Spends what {@link #matches} spends, for where there is no hash to compare with.
     *
     * @throws Problem.Overloaded when no turn comes within 10 seconds
     */
    public void matchNothing(String password) {
        inTurn(() -> argon2.matches(password, nobodysHash));
    }

    private <T> T inTurn(Supplier<T> work) {
        awaitTurn();
        try {
            hashes.increment();
            return work.get();
        } finally {
            turns.release();
        }
    }

    private void awaitTurn() {
        try {
            if (turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Problem.Overloaded("too many people sign in at the moment", Duration.ofSeconds(5));
    }
}
