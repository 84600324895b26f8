package app.nowatch;

import app.nowatch.account.UserId;
import app.nowatch.platform.security.PasswordHasher;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.util.Date;
import java.util.HexFormat;
import java.util.UUID;

/**
 * People who are there and signed in without having registered: a test that needs many of them would spend its time on hashing
 * passwords, once to register and once to sign in.
 */
final class Insertion {
    private static final String HASH =
            new PasswordHasher(new SimpleMeterRegistry(), new SecureRandom()).hash(People.PASSWORD);

    private Insertion() {}

    /** A client with the token of a new account, whose password is {@link People#PASSWORD}. */
    static TestClient person(TestServer server, String email, boolean admin) {
        var id = UUID.randomUUID();
        var login = UUID.randomUUID();
        var pair = UUID.randomUUID();
        var now = server.clock().instant();
        server.database().execute("""
                INSERT INTO account (id, email, password_hash, first_name, last_name, toc_accepted_at,
                                     privacy_policy_accepted_at, is_admin, created, updated)
                VALUES ('%1$s', '%2$s', '%3$s', 'Some', 'Body', '%4$s', '%4$s', %5$s, '%4$s', '%4$s');
                INSERT INTO login (id, user_id, pair, pair_used, user_agent, created, last_used_at, expires_at)
                VALUES ('%6$s', '%1$s', '%7$s', true, 'test', '%4$s', '%4$s', timestamptz '%4$s' + interval '30 days')
                """.formatted(id, email.replace("'", "''"), HASH, now, admin, login, pair));
        var claims = new JWTClaimsSet.Builder()
                .subject(UserId.of(id))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)))
                .claim("sid", login.toString())
                .claim("pair", pair.toString())
                .build();
        return server.client().with(signed(server.database(), claims));
    }

    private static String signed(TestDatabase database, JWTClaimsSet claims) {
        var key = database.queryOne("SELECT kid || ' ' || encode(secret, 'hex') FROM token_key")
                .split(" ", 2);
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key[0]).build(), claims);
            token.sign(new MACSigner(HexFormat.of().parseHex(key[1])));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
