package app.nowatch.firmware;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** The Ed25519 keys any of which may have signed an image: several while one takes the place of another. */
public record PublicKeys(List<PublicKey> keys) {
    private static final String ALGORITHM = "Ed25519";

    public PublicKeys {
        keys = List.copyOf(keys);
    }

    /**
     * Reads keys as {@code keygen} prints them, each the base64 of an X.509 SubjectPublicKeyInfo.
     *
     * @throws IllegalArgumentException when one is something else
     */
    public static PublicKeys parse(List<String> texts) {
        return new PublicKeys(texts.stream().map(PublicKeys::parse).toList());
    }

    private static PublicKey parse(String text) {
        try {
            var encoded = new X509EncodedKeySpec(Base64.getDecoder().decode(text));
            return KeyFactory.getInstance(ALGORITHM).generatePublic(encoded);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not an Ed25519 public key in base64", e);
        }
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Whether the signature is that of one of these keys over the statement; bytes that are no signature are not. */
    public boolean verify(FirmwareStatement statement, byte[] signature) {
        return keys.stream().anyMatch(key -> verify(key, statement.bytes(), signature));
    }

    private static boolean verify(PublicKey key, byte[] bytes, byte[] signature) {
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(bytes);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
