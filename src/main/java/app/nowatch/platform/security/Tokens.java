package app.nowatch.platform.security;

import app.nowatch.platform.Ids;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes and reads tokens: JWT (RFC 7519), HS256. Whether a token was revoked is for the caller to know. Thread-safe. */
public final class Tokens {
    private static final int LONGEST = 2_048;
    private static final String TYPE = "typ";
    private static final String SESSION = "sid";
    private static final String PAIR = "pair";

    private final KeyRing keys;
    private final Clock clock;

    /** What a token is good for. */
    public enum Kind {
        ACCESS,
        REFRESH;

        /** The claim {@code typ}; an access token has none. */
        private @Nullable String type() {
            return this == REFRESH ? "refresh" : null;
        }
    }

    /** Who a token belongs to, in which session, and which of that session's pairs it is of. */
    public record Claims(String subject, UUID session, UUID pair) {}

    public Tokens(KeyRing keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A signed token that holds from now for so long, to the second. */
    public String issue(Kind kind, Claims claims, Duration lifetime) {
        var now = clock.instant();
        var key = keys.newest();
        var set = new JWTClaimsSet.Builder()
                .subject(claims.subject())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .claim(TYPE, kind.type())
                .claim(SESSION, claims.session().toString())
                .claim(PAIR, claims.pair().toString())
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.name()).build(), set);
        try {
            token.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign", e);
        }
        return token.serialize();
    }

    /** What the token says, if one of our keys signed it, it is of that kind and its time is not over. */
    public Optional<Claims> read(Kind kind, String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var parsed = SignedJWT.parse(token);
            return isSigned(parsed) ? claims(kind, parsed.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private boolean isSigned(SignedJWT token) throws JOSEException {
        var header = token.getHeader();
        if (!JWSAlgorithm.HS256.equals(header.getAlgorithm()) || header.getKeyID() == null) {
            return false;
        }
        var key = keys.find(header.getKeyID());
        return key.isPresent() && token.verify(key.get().verifier());
    }

    private Optional<Claims> claims(Kind kind, JWTClaimsSet set) throws ParseException {
        var type = set.getStringClaim(TYPE);
        var expires = set.getExpirationTime();
        var isOfKind = type == null ? kind == Kind.ACCESS : type.equals(kind.type());
        if (!isOfKind || expires == null || !clock.instant().isBefore(expires.toInstant())) {
            return Optional.empty();
        }
        var session = id(set, SESSION);
        var pair = id(set, PAIR);
        return session.isPresent() && pair.isPresent() && set.getSubject() != null
                ? Optional.of(new Claims(set.getSubject(), session.get(), pair.get()))
                : Optional.empty();
    }

    private static Optional<UUID> id(JWTClaimsSet set, String claim) throws ParseException {
        return Optional.ofNullable(set.getStringClaim(claim)).flatMap(Ids::parse);
    }
}
