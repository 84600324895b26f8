package app.nowatch.platform.security;

import app.nowatch.platform.Ids;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes and reads tokens: JWT (RFC 7519), HS256. Whether a token was revoked is for the caller to know. Thread-safe. */
public final class Tokens {
    private static final int LONGEST = 2_048;
    private static final String TYPE = "typ";
    private static final String SESSION = "sid";
    private static final String PAIR = "pair";

    /** Of about 500 bytes each. */
    private static final int MOST_KEPT = 10_000;

    private final KeyRing keys;
    private final Clock clock;
    /**
     * What tokens said whose signature was right: checking it again with every request took a tenth of a small
     * request's time. Their time, their key and their revocation are asked about each time.
     */
    private final Cache<String, Signed> known =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

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

    /** A token of ours, whatever the time is. */
    private record Signed(String keyId, Kind kind, Instant expires, Claims claims) {}

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
        var signed = known.getIfPresent(token);
        if (signed == null) {
            signed = parse(token).orElse(null);
            if (signed == null) {
                return Optional.empty();
            }
            known.put(token, signed);
        }
        boolean holds = signed.kind() == kind
                && clock.instant().isBefore(signed.expires())
                && keys.find(signed.keyId()).isPresent();
        return holds ? Optional.of(signed.claims()) : Optional.empty();
    }

    private Optional<Signed> parse(String token) {
        try {
            var parsed = SignedJWT.parse(token);
            return isSigned(parsed)
                    ? signed(parsed.getHeader().getKeyID(), parsed.getJWTClaimsSet())
                    : Optional.empty();
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

    private static Optional<Signed> signed(String keyId, JWTClaimsSet set) throws ParseException {
        var kind = kind(set.getStringClaim(TYPE));
        var expires = set.getExpirationTime();
        var session = id(set, SESSION);
        var pair = id(set, PAIR);
        if (kind.isEmpty() || expires == null || session.isEmpty() || pair.isEmpty() || set.getSubject() == null) {
            return Optional.empty();
        }
        var claims = new Claims(set.getSubject(), session.get(), pair.get());
        return Optional.of(new Signed(keyId, kind.get(), expires.toInstant(), claims));
    }

    private static Optional<Kind> kind(@Nullable String type) {
        return Arrays.stream(Kind.values())
                .filter(kind -> Objects.equals(kind.type(), type))
                .findFirst();
    }

    private static Optional<UUID> id(JWTClaimsSet set, String claim) throws ParseException {
        return Optional.ofNullable(set.getStringClaim(claim)).flatMap(Ids::parse);
    }
}
