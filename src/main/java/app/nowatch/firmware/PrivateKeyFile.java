package app.nowatch.firmware;

import app.nowatch.platform.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/** The file with the key that signs, on the machine of whoever signs: PKCS#8 in PEM (RFC 7468), as other tools read it, too. */
final class PrivateKeyFile {
    private static final String ALGORITHM = "Ed25519";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final Pattern FORM = Pattern.compile("(?s)\\s*" + BEGIN + "(.*)" + END + "\\s*");
    private static final int PEM_LINE = 64;
    /** A file of such a key has some 120 bytes. */
    private static final int LARGEST = 10_000;

    private final Path file;

    PrivateKeyFile(Path file) {
        this.file = file;
    }

    /**
     * Makes a key and writes it into a new file that only its owner can read.
     *
     * @return the other half, which may be known to everybody
     * @throws Problem.Conflict when the file is there already
     * @throws Problem.Invalid when it cannot be written
     */
    PublicKey create(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            var pair = generator.generateKeyPair();
            write(pair.getPrivate());
            return pair.getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    private void write(PrivateKey key) {
        var body = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(key.getEncoded());
        var pem = BEGIN + "\n" + body + "\n" + END + "\n";
        var ownersAlone = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        // Made with these rights, so that there is no moment in which others could open it.
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersAlone)) {
            fill(channel, ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException e) {
            throw new Problem.Conflict(file + " is there already; a key is never written over");
        } catch (IOException e) {
            throw new Problem.Invalid(file + " cannot be written");
        }
    }

    /** Half a key is none, and would stand in the way of the next try. */
    private void fill(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /**
     * Signs a statement.
     *
     * @throws Problem.Invalid when the file cannot be read or holds something else than such a key
     */
    byte[] sign(FirmwareStatement statement) {
        try {
            var signer = Signature.getInstance(ALGORITHM);
            signer.initSign(read());
            signer.update(statement.bytes());
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw notAKey();
        }
    }

    private PrivateKey read() throws GeneralSecurityException {
        var pem = FORM.matcher(text());
        if (!pem.matches()) {
            throw notAKey();
        }
        try {
            var encoded = Base64.getMimeDecoder().decode(pem.group(1));
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IllegalArgumentException e) {
            throw notAKey();
        }
    }

    private String text() {
        try (var stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(LARGEST), StandardCharsets.US_ASCII);
        } catch (IOException | UncheckedIOException e) {
            throw new Problem.Invalid(file + " cannot be read");
        }
    }

    private Problem notAKey() {
        return new Problem.Invalid(file + " is no Ed25519 private key, such as keygen makes");
    }
}
