package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.platform.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing and checking images as an operator does. */
class FirmwareCommandTest {
    private Path folder;
    private Path image;

    private record Ended(int code, String output, String errors) {}

    @BeforeEach
    void makeAnImage() throws IOException {
        folder = TemporaryFolders.create();
        byte[] bytes = new byte[300_000];
        new Random(11).nextBytes(bytes);
        image = Files.write(folder.resolve("image.bin"), bytes);
    }

    private static Ended run(List<String> arguments) {
        var output = new StringWriter();
        var errors = new StringWriter();
        var commandLine =
                Main.commandLine().setOut(new PrintWriter(output, true)).setErr(new PrintWriter(errors, true));
        int code = commandLine.execute(arguments.toArray(String[]::new));
        return new Ended(code, output.toString(), errors.toString());
    }

    private static Ended run(String... arguments) {
        return run(List.of(arguments));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    /** Answers the public key. */
    private String keygen(String name) {
        var made = run("firmware", "keygen", "--key", path(name));
        assertThat(made.code()).isZero();
        assertThat(made.output()).matches("firmware\\.public-key=[A-Za-z0-9+/=]{60}\n");
        return made.output().strip().replace("firmware.public-key=", "");
    }

    private Ended sign(String... more) {
        var arguments = new ArrayList<>(List.of("firmware", "sign", "--key", path("key"), "--hardware", "nowatch-2"));
        arguments.addAll(List.of(more));
        arguments.add(image.toString());
        return run(arguments);
    }

    private Ended verify(String publicKey) {
        return verify(publicKey, "nowatch-2", "2.0.0");
    }

    private Ended verify(String publicKey, String hardware, String current) {
        return run(
                "firmware",
                "verify",
                "--public-key",
                publicKey,
                "--hardware",
                hardware,
                "--current-version",
                current,
                "--metadata",
                path("metadata.json"),
                image.toString());
    }

    @Test
    void whatTheWatchIsAndRunsMustBeNamed() {
        for (var missing : List.of("--hardware", "--current-version")) {
            var given = missing.equals("--hardware") ? "--current-version=1.0.0" : "--hardware=h";
            var ended = run("firmware", "verify", "--public-key=x", "--metadata=x", given, image.toString());
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.errors()).contains(missing);
        }
        assertThat(verify("x", "two words", "1.0.0").errors()).contains("--hardware: must be");
        assertThat(verify("x", "h", "1.0").errors()).contains("--current-version: must be");
    }

    @Test
    void whatIsSignedIsVerified() throws IOException {
        var publicKey = keygen("key");
        var signed = sign("--version", "2.1.0", "--min-version", "1.5.0");
        assertThat(signed.code()).isZero();
        var metadata = Json.read(signed.output());
        assertThat(metadata.propertyNames())
                .containsExactly("hardware", "version", "minVersion", "sha256", "sizeBytes", "signature", "signedAt");
        assertThat(metadata.get("sizeBytes").longValue()).isEqualTo(300_000);
        assertThat(metadata.get("signedAt").stringValue())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        Files.writeString(folder.resolve("metadata.json"), signed.output());

        var accepted = verify(publicKey);
        assertThat(accepted.code()).as(accepted.errors()).isZero();
        assertThat(accepted.output()).contains("2.1.0", "nowatch-2");
        assertThat(accepted.errors()).isEmpty();
        assertThat(verify(keygen("next") + "," + publicKey).code()).isZero();

        assertRefused(verify(publicKey, "nowatch-2", "2.1.0"), "not newer");
        assertRefused(verify(publicKey, "nowatch-2", "1.0.0"), "needs 1.5.0");
        assertRefused(verify(publicKey, "nowatch-1", "2.0.0"), "nowatch-2");
        assertRefused(verify(keygen("another")), "trusted key");
        Files.write(image, new byte[] {1}, StandardOpenOption.APPEND);
        assertRefused(verify(publicKey), "more bytes");
    }

    private static void assertRefused(Ended ended, String reason) {
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.errors()).startsWith("refused: ").contains(reason).hasLineCount(1);
        assertThat(ended.output()).isEmpty();
    }

    @Test
    void whatIsOldIsWarnedOf() throws IOException {
        // Signed in 2020 with the key of RFC 8410, section 10.3, over the three bytes "old".
        Files.writeString(image, "old");
        Files.writeString(folder.resolve("metadata.json"), """
                {"hardware": "nowatch-2", "version": "1.0.0", "sizeBytes": 3, "signedAt": "2020-01-02T03:04:05.678Z",
                 "sha256": "cba06b5736faf67e54b07b561eae94395e774c517a7d910a54369e1263ccfbd4", "signature": "hLiGW7rOSQFUaN6oUInijgWbhczZhIADtJSPivlY0GvMkvV2oaSpBljsLOMtYbNhStrNwfHYR70YlcWWO7iMBg=="}""");
        var ended = verify("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=", "nowatch-2", "0.9.0");
        assertThat(ended.code()).as(ended.errors()).isZero();
        assertThat(ended.output()).contains("may install");
        assertThat(ended.errors()).startsWith("warning: it was signed ").contains("days ago");
    }

    @Test
    void aKeyIsNeverWrittenOver() {
        keygen("key");
        var again = run("firmware", "keygen", "--key", path("key"));
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.errors()).contains("already").hasLineCount(1);
        assertThat(again.output()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nowatch-2, 2.1,   '',    --version: must be",
        "nowatch-2, 2.1.0, two,   --min-version: must be",
        "nowatch-2, 2.1.0, 2.1.0, --min-version: must be older",
        "nowatch-2, 2.1.0, 2.2.0, --min-version: must be older",
        "two words, 2.1.0, 1.0.0, --hardware: must be",
        "'',        2.1.0, 1.0.0, --hardware: must be",
    })
    void whatCannotBeSignedIsTold(String hardware, String version, String minVersion, String reason) {
        keygen("key");
        var ended = run(
                "firmware",
                "sign",
                "--key",
                path("key"),
                "--hardware",
                hardware,
                "--version",
                version,
                "--min-version",
                minVersion,
                image.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors()).contains(reason).hasLineCount(1);
    }

    @Test
    void whatIsMissingOrEmptyIsTold() throws IOException {
        var publicKey = keygen("key");
        assertThat(sign().code()).isEqualTo(2);
        assertThat(verify(publicKey).errors()).contains("metadata.json cannot be read");
        assertThat(verify("no key").code()).isEqualTo(1);
        Files.delete(image);
        assertThat(sign("--version", "1.0.0").errors()).contains("image.bin cannot be read");
        Files.createFile(image);
        assertThat(sign("--version", "1.0.0").errors()).contains("is empty");
        Files.delete(folder.resolve("key"));
        Files.writeString(image, "something");
        assertThat(sign("--version", "1.0.0").errors()).contains("key cannot be read");
    }

    @Test
    void helpIsThere() {
        assertThat(run("--help").output()).contains("firmware");
        for (var command : List.of("keygen", "sign", "verify")) {
            var help = run("firmware", command, "--help");
            assertThat(help.code()).isZero();
            assertThat(help.output()).startsWith("Usage: nowatch firmware " + command);
        }
    }
}
