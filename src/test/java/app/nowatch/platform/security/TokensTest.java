package app.nowatch.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.SettableClock;
import app.nowatch.TestDatabase;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.security.Tokens.Claims;
import app.nowatch.platform.security.Tokens.Kind;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensTest {
    private static final Claims CLAIMS = new Claims("somebody", UUID.randomUUID(), UUID.randomUUID());
    private static final Duration HOUR = Duration.ofHours(1);

    private final SettableClock clock = new SettableClock();
    private final SecureRandom random = new SecureRandom();
    private TestDatabase stored;
    private Database database;
    private Tokens tokens;

    @BeforeAll
    void start() {
        stored = TestDatabase.create();
        database = Database.open(stored.settings(), new SimpleMeterRegistry());
        tokens = new Tokens(KeyRing.open(database, clock, random), clock);
    }

    @AfterAll
    void stop() {
        database.close();
        stored.close();
    }

    /** A token as a forger would make it who knows the stored key, but not all rules. */
    private String forge(JWSAlgorithm algorithm, String kid, byte[] secret, JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims);
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject("somebody")
                .expirationTime(Date.from(clock.instant().plus(HOUR)))
                .claim("sid", UUID.randomUUID().toString())
                .claim("pair", UUID.randomUUID().toString());
    }

    private String kid() {
        return stored.queryOne("SELECT kid FROM token_key ORDER BY created LIMIT 1");
    }

    private byte[] secret() {
        return HexFormat.of()
                .parseHex(stored.queryOne("SELECT encode(secret, 'hex') FROM token_key ORDER BY created LIMIT 1"));
    }

    @Test
    void aTokenTellsWhatItWasMadeOf() {
        assertThat(tokens.read(Kind.ACCESS, tokens.issue(Kind.ACCESS, CLAIMS, HOUR)))
                .contains(CLAIMS);
        assertThat(tokens.read(Kind.REFRESH, tokens.issue(Kind.REFRESH, CLAIMS, HOUR)))
                .contains(CLAIMS);
    }

    @Test
    void oneKindIsNotTheOther() {
        assertThat(tokens.read(Kind.REFRESH, tokens.issue(Kind.ACCESS, CLAIMS, HOUR)))
                .isEmpty();
        assertThat(tokens.read(Kind.ACCESS, tokens.issue(Kind.REFRESH, CLAIMS, HOUR)))
                .isEmpty();
    }

    @Test
    void itsTimeEnds() {
        var token = tokens.issue(Kind.ACCESS, CLAIMS, HOUR);
        clock.advance(HOUR.minusSeconds(5));
        assertThat(tokens.read(Kind.ACCESS, token)).isPresent();
        clock.advance(Duration.ofSeconds(6));
        assertThat(tokens.read(Kind.ACCESS, token)).isEmpty();
    }

    @Test
    void aChangedTokenIsNone() {
        var token = tokens.issue(Kind.ACCESS, CLAIMS, HOUR);
        // The last character of a part holds bits that belong to no byte: those before it all count.
        for (int i = 0; i < token.length(); i++) {
            if (i + 1 < token.length() && token.charAt(i + 1) != '.' && token.charAt(i) != '.') {
                var changed = token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1);
                assertThat(tokens.read(Kind.ACCESS, changed)).as("at %d", i).isEmpty();
            }
        }
        assertThat(tokens.read(Kind.ACCESS, "")).isEmpty();
        assertThat(tokens.read(Kind.ACCESS, token + "a".repeat(5_000))).isEmpty();
    }

    @Test
    void onlyTheOneAlgorithmAndWholeClaimsCount() throws JOSEException {
        var right = forge(JWSAlgorithm.HS256, kid(), secret(), claims().build());
        assertThat(tokens.read(Kind.ACCESS, right)).as("the forger can forge").isPresent();
        var longer = new byte[64];
        System.arraycopy(secret(), 0, longer, 0, 32);
        for (var forged : List.of(
                forge(JWSAlgorithm.HS512, kid(), longer, claims().build()),
                forge(JWSAlgorithm.HS256, "unknown", secret(), claims().build()),
                forge(JWSAlgorithm.HS256, kid(), new byte[32], claims().build()),
                forge(
                        JWSAlgorithm.HS256,
                        kid(),
                        secret(),
                        claims().expirationTime(null).build()),
                forge(
                        JWSAlgorithm.HS256,
                        kid(),
                        secret(),
                        claims().subject(null).build()),
                forge(
                        JWSAlgorithm.HS256,
                        kid(),
                        secret(),
                        claims().claim("sid", "7").build()),
                forge(
                        JWSAlgorithm.HS256,
                        kid(),
                        secret(),
                        claims().claim("pair", null).build()),
                forge(
                        JWSAlgorithm.HS256,
                        kid(),
                        secret(),
                        claims().claim("typ", "other").build()))) {
            assertThat(tokens.read(Kind.ACCESS, forged)).isEmpty();
        }
    }

    @Test
    void aKeyThatAnotherNodeMadeIsFoundAfterASecondAtMost() throws JOSEException {
        var secret = new byte[32];
        random.nextBytes(secret);
        var token = forge(JWSAlgorithm.HS256, "other-node", secret, claims().build());
        clock.advance(Duration.ofSeconds(2));
        assertThat(tokens.read(Kind.ACCESS, token)).isEmpty();
        stored.execute("INSERT INTO token_key (kid, secret, created) VALUES ('other-node', decode('"
                + HexFormat.of().formatHex(secret) + "', 'hex'), now() - interval '1 day')");
        clock.advance(Duration.ofSeconds(2));
        assertThat(tokens.read(Kind.ACCESS, token)).isPresent();
        stored.execute("DELETE FROM token_key WHERE kid = 'other-node'");
    }

    @Test
    void ofManyFirstStartsOneMakesTheKey() throws InterruptedException {
        try (var fresh = TestDatabase.create();
                var shared = Database.open(fresh.settings(), new SimpleMeterRegistry());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> open = () -> KeyRing.open(shared, clock, random).newestName();
            var names = threads.invokeAll(List.of(open, open, open, open)).stream()
                    .map(done -> done.resultNow())
                    .distinct()
                    .toList();
            assertThat(names)
                    .isEqualTo(fresh.query("SELECT kid FROM token_key"))
                    .hasSize(1);
        }
    }

    @Test
    void aCodeDependsOnKeyAndText() {
        var keys = KeyRing.open(database, clock, random);
        assertThat(keys.code(kid(), "a").orElseThrow())
                .hasSize(32)
                .isEqualTo(keys.code(kid(), "a").orElseThrow())
                .isNotEqualTo(keys.code(kid(), "b").orElseThrow());
        assertThat(keys.code("unknown", "a")).isEmpty();
    }
}
