package app.nowatch.platform.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;

/** A secret with its name, ready to sign and to verify. */
final class SigningKey {
    private final String name;
    private final byte[] secret;
    private final JWSSigner signer;
    private final JWSVerifier verifier;

    SigningKey(String name, byte[] secret) {
        this.name = name;
        this.secret = secret.clone();
        try {
            this.signer = new MACSigner(this.secret);
            this.verifier = new MACVerifier(this.secret);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("key " + name + " cannot sign", e);
        }
    }

    String name() {
        return name;
    }

    byte[] secret() {
        return secret.clone();
    }

    JWSSigner signer() {
        return signer;
    }

    JWSVerifier verifier() {
        return verifier;
    }
}
