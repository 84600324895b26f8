package app.nowatch.firmware;

import app.nowatch.platform.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nowatch firmware …}: what is done with images off-line, where the key is and the server is not. */
@Command(
        name = "firmware",
        description = {"Sign firmware and check it, without a server.", "docs/firmware.md says what a watch must check."
        })
public final class FirmwareCommand {
    private static final int LARGEST_METADATA = 1 << 20;

    private final Clock clock;
    private final SecureRandom random;

    @Spec
    private CommandSpec spec;

    /** At a time and with randomness for new keys. */
    public FirmwareCommand(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** Not the standard options: {@code --version} is that of an image here. */
    static final class Help {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help message and exit.")
        boolean asked;
    }

    @Command(
            name = "keygen",
            description = {
                "Make a key that signs; the setting with its public half is printed.",
                "Keep the file off the server: whoever has it can sign anything."
            })
    void keygen(
            @Option(names = "--key", paramLabel = "FILE", required = true, description = "The new file of the key.")
                    Path key,
            @Mixin Help help) {
        var publicKey = new PrivateKeyFile(key).create(random);
        print("firmware.public-key=" + Base64.getEncoder().encodeToString(publicKey.getEncoded()));
    }

    @Command(name = "sign", description = "Sign an image for a hardware and a version; prints the metadata as JSON.")
    void sign(
            @Option(names = "--key", paramLabel = "FILE", required = true, description = "A file that keygen made.")
                    Path key,
            @Option(names = "--hardware", paramLabel = "H", required = true, description = "What the image is for.")
                    String hardware,
            @Option(names = "--version", paramLabel = "V", required = true, description = "SemVer of the image.")
                    String version,
            @Option(
                            names = "--min-version",
                            paramLabel = "M",
                            defaultValue = "",
                            description = "The oldest version that may take it.")
                    String minVersion,
            @Parameters(paramLabel = "IMAGE") Path image,
            @Mixin Help help) {
        checkVersions(version, minVersion);
        checkHardware(hardware);
        var bytes = ImageDigest.of(image, Long.MAX_VALUE);
        if (bytes.sizeBytes() == 0) {
            throw new Problem.Invalid(image + " is empty");
        }
        var signedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var statement =
                new FirmwareStatement(hardware, version, bytes.sha256(), bytes.sizeBytes(), minVersion, signedAt);
        var signature = Base64.getEncoder().encodeToString(new PrivateKeyFile(key).sign(statement));
        print(new FirmwareMetadata(statement, new Signed(signature, signedAt)).json());
    }

    @Command(
            name = "verify",
            description = {
                "Check an image as a watch must; exit code 1 when it must not be installed.",
                "The metadata is an answer of the API, or what sign printed."
            })
    void verify(
            @Option(
                            names = "--public-key",
                            paramLabel = "K",
                            required = true,
                            split = ",",
                            description = "As in the setting firmware.public-key.")
                    List<String> publicKeys,
            @Option(names = "--hardware", paramLabel = "H", required = true, description = "What the watch is.")
                    String hardware,
            @Option(
                            names = "--current-version",
                            paramLabel = "V",
                            required = true,
                            description = "What the watch runs.")
                    String current,
            @Option(names = "--metadata", paramLabel = "FILE", required = true, description = "The metadata, as JSON.")
                    Path metadata,
            @Parameters(paramLabel = "IMAGE") Path image,
            @Mixin Help help) {
        checkHardware(hardware);
        var running = version("--current-version", current);
        var offered = FirmwareMetadata.read(read(metadata));
        new WatchCheck(keys(publicKeys), hardware, running)
                .refusal(offered, image)
                .ifPresent(reason -> {
                    throw new Problem.Invalid("refused: " + reason);
                });
        var statement = offered.statement();
        WatchCheck.warning(statement, clock.instant())
                .ifPresent(warning -> spec.commandLine().getErr().println("warning: " + warning));
        print("a watch may install " + statement.version() + " for " + statement.hardware());
    }

    private static void checkVersions(String version, String minVersion) {
        var signed = version("--version", version);
        if (!minVersion.isEmpty() && !signed.isNewerThan(version("--min-version", minVersion))) {
            throw new Problem.Invalid("--min-version: must be older than --version");
        }
    }

    private static void checkHardware(String hardware) {
        if (!Image.isHardware(hardware)) {
            throw new Problem.Invalid("--hardware: must be 1 to 64 letters, digits, dots, hyphens and underscores");
        }
    }

    private static SemVer version(String option, String text) {
        return SemVer.parse(text)
                .orElseThrow(() -> new Problem.Invalid(option + ": must be a version after SemVer, such as 2.1.0"));
    }

    private static PublicKeys keys(List<String> texts) {
        try {
            return PublicKeys.parse(texts);
        } catch (IllegalArgumentException e) {
            throw new Problem.Invalid("--public-key: must be Ed25519 public keys in base64, such as keygen prints");
        }
    }

    private static byte[] read(Path metadata) {
        try (var stream = Files.newInputStream(metadata)) {
            return stream.readNBytes(LARGEST_METADATA);
        } catch (IOException e) {
            throw new Problem.Invalid(metadata + " cannot be read");
        }
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }
}
