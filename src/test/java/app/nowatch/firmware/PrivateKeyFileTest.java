package app.nowatch.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.TemporaryFolders;
import app.nowatch.platform.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyFileTest {
    private static final FirmwareStatement STATEMENT =
            new FirmwareStatement("h", "1.0.0", "0".repeat(64), 1, "", Instant.parse("2026-03-04T05:06:07Z"));

    private Path file;

    @BeforeEach
    void folder() {
        file = TemporaryFolders.create().resolve("signing.pem");
    }

    @Test
    void aNewKeySignsAndOnlyItsOwnerCanReadIt() throws IOException {
        var publicKey = new PrivateKeyFile(file).create(new SecureRandom());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(file))
                .startsWith("-----BEGIN PRIVATE KEY-----")
                .endsWith("-----END PRIVATE KEY-----");
        var signature = new PrivateKeyFile(file).sign(STATEMENT);
        assertThat(new PublicKeys(List.of(publicKey)).verify(STATEMENT, signature))
                .isTrue();
        // Nothing that was drawn anew for a signature could be drawn badly: it depends on key and statement alone.
        assertThat(new PrivateKeyFile(file).sign(STATEMENT)).isEqualTo(signature);
    }

    @Test
    void aKeyOfAnotherToolSigns() throws IOException {
        // RFC 8410, section 10.3.
        Files.writeString(file, """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
                -----END PRIVATE KEY-----
                """);
        var publicKey = PublicKeys.parse(List.of("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE="));
        assertThat(publicKey.verify(STATEMENT, new PrivateKeyFile(file).sign(STATEMENT)))
                .isTrue();
    }

    @Test
    void aFileThatIsThereStays() throws IOException {
        Files.writeString(file, "precious");
        assertThatThrownBy(() -> new PrivateKeyFile(file).create(new SecureRandom()))
                .isInstanceOf(Problem.Conflict.class)
                .hasMessageContaining("already");
        assertThat(file).hasContent("precious");
    }

    @Test
    void whereNothingCanBeWrittenIsTold() {
        var nowhere = file.resolve("no").resolve("folder");
        assertThatThrownBy(() -> new PrivateKeyFile(nowhere).create(new SecureRandom()))
                .isInstanceOf(Problem.Invalid.class)
                .hasMessageContaining("cannot be written");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing of the kind",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n",
                "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n"
            })
    void whatIsNoKeyIsTold(String content) throws IOException {
        Files.writeString(file, content);
        assertThatThrownBy(() -> new PrivateKeyFile(file).sign(STATEMENT))
                .isInstanceOf(Problem.Invalid.class)
                .hasMessageContaining("no Ed25519 private key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed448", "X25519"})
    void aKeyOfAnotherKindIsTold(String algorithm) throws IOException, NoSuchAlgorithmException {
        var other = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(other.getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> new PrivateKeyFile(file).sign(STATEMENT))
                .isInstanceOf(Problem.Invalid.class)
                .hasMessageContaining("no Ed25519 private key");
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        assertThatThrownBy(() -> new PrivateKeyFile(file).sign(STATEMENT))
                .isInstanceOf(Problem.Invalid.class)
                .hasMessageContaining("cannot be read");
    }
}
