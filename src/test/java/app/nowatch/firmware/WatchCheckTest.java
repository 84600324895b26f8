package app.nowatch.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.TemporaryFolders;
import app.nowatch.platform.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchCheckTest {
    private static final Instant SIGNED = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final String HARDWARE = "nowatch-2";

    private final Random random = new Random(7);
    private Path folder;
    private PrivateKeyFile key;
    private PublicKey publicKey;
    private Path image;
    private FirmwareMetadata offered;

    @BeforeEach
    void sign() throws IOException {
        folder = TemporaryFolders.create();
        key = new PrivateKeyFile(folder.resolve("key"));
        publicKey = key.create(new SecureRandom());
        image = image("image");
        offered = sign(image, HARDWARE, "2.1.0", "1.5.0");
    }

    private Path image(String name) throws IOException {
        byte[] bytes = new byte[200_000];
        random.nextBytes(bytes);
        return Files.write(folder.resolve(name), bytes);
    }

    private FirmwareMetadata sign(Path of, String hardware, String version, String minVersion) {
        var bytes = ImageDigest.of(of, Long.MAX_VALUE);
        return sign(new FirmwareStatement(hardware, version, bytes.sha256(), bytes.sizeBytes(), minVersion, SIGNED));
    }

    private FirmwareMetadata sign(FirmwareStatement statement) {
        var signature = Base64.getEncoder().encodeToString(key.sign(statement));
        return new FirmwareMetadata(statement, new Signed(signature, statement.signedAt()));
    }

    private WatchCheck watch(String current) {
        return new WatchCheck(new PublicKeys(List.of(publicKey)), HARDWARE, new SemVer(current));
    }

    private FirmwareMetadata tampered(String from, String to) {
        var json = offered.json();
        assertThat(json).contains(from);
        return FirmwareMetadata.read(json.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsRightInAllIsInstalled() {
        assertThat(watch("2.0.9").refusal(offered, image)).isEmpty();
        assertThat(watch("1.5.0").refusal(offered, image)).isEmpty();
        var read = FirmwareMetadata.read(offered.json().getBytes(StandardCharsets.UTF_8));
        assertThat(read).isEqualTo(offered);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"hardware\":\"nowatch-2\"    | \"hardware\":\"nowatch-3\"",
                "\"version\":\"2.1.0\"         | \"version\":\"9.9.9\"",
                "\"version\":\"2.1.0\"         | \"version\":\"2.1.0+1\"",
                "\"minVersion\":\"1.5.0\"      | \"minVersion\":\"0.1.0\"",
                "\"minVersion\":\"1.5.0\"      | \"mandatory\":true",
                "\"sizeBytes\":200000          | \"sizeBytes\":200001",
                "\"signedAt\":\"2026-03-04T05:06:07.089Z\" | \"signedAt\":\"2026-11-04T05:06:07.089Z\"",
                "\"signedAt\":\"2026-03-04T05:06:07.089Z\" | \"signedAt\":\"2026-03-04T05:06:07.090Z\"",
            })
    void whoeverChangesAFieldBreaksTheSignature(String from, String to) {
        assertThat(watch("2.0.0").refusal(tampered(from, to), image))
                .get()
                .asString()
                .contains("signature");
    }

    @Test
    void whoeverChangesTheDigestOrTheSignatureBreaksIt() throws IOException {
        var other = ImageDigest.of(image("other"), Long.MAX_VALUE).sha256();
        var digest = tampered(offered.statement().sha256(), other);
        assertThat(watch("2.0.0").refusal(digest, image)).get().asString().contains("signature");
        byte[] signature = offered.signed().bytes();
        for (int at = 0; at < signature.length; at++) {
            byte[] flipped = signature.clone();
            flipped[at] ^= 1;
            var signed = new Signed(Base64.getEncoder().encodeToString(flipped), SIGNED);
            assertThat(watch("2.0.0").refusal(new FirmwareMetadata(offered.statement(), signed), image))
                    .isPresent();
        }
    }

    @Test
    void theKeyOfSomebodyElseIsNotTrustedAndOneOfSeveralIs() {
        var other = new PrivateKeyFile(folder.resolve("other")).create(new SecureRandom());
        var current = new SemVer("2.0.0");
        assertThat(new WatchCheck(new PublicKeys(List.of(other)), HARDWARE, current).refusal(offered, image))
                .get()
                .asString()
                .contains("trusted key");
        assertThat(new WatchCheck(new PublicKeys(List.of(other, publicKey)), HARDWARE, current).refusal(offered, image))
                .isEmpty();
        assertThat(new WatchCheck(new PublicKeys(List.of()), HARDWARE, current).refusal(offered, image))
                .isPresent();
    }

    @Test
    void metadataOfOneImageDoNotLetAnotherIn() throws IOException {
        var other = image("other");
        var others = sign(other, HARDWARE, "2.2.0", "");
        assertThat(watch("2.0.0").refusal(others, image)).get().asString().contains("bytes are not those");
        assertThat(watch("2.0.0").refusal(offered, other)).get().asString().contains("bytes are not those");
        var mixed = new FirmwareMetadata(others.statement(), offered.signed());
        assertThat(watch("2.0.0").refusal(mixed, other)).get().asString().contains("signature");
        assertThat(watch("2.0.0").refusal(mixed, image)).get().asString().contains("signature");
    }

    @Test
    void anImageThatIsCutOrGrownOrChangedIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(image);
        var cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(watch("2.0.0").refusal(offered, cut)).get().asString().contains("fewer bytes");
        var grown = Files.write(folder.resolve("grown"), Arrays.copyOf(bytes, bytes.length + 1));
        assertThat(watch("2.0.0").refusal(offered, grown)).get().asString().contains("more bytes");
        bytes[100_000] ^= 1;
        var changed = Files.write(folder.resolve("changed"), bytes);
        assertThat(watch("2.0.0").refusal(offered, changed)).get().asString().contains("not those signed");
        var empty = Files.createFile(folder.resolve("empty"));
        assertThat(watch("2.0.0").refusal(offered, empty)).get().asString().contains("fewer bytes");
        assertThatThrownBy(() -> watch("2.0.0").refusal(offered, folder.resolve("missing")))
                .isInstanceOf(Problem.Invalid.class);
    }

    /** This would never end if it were read to its end. */
    @Test
    void bytesWithoutEndAreNotReadToTheirEnd() {
        assertThat(watch("2.0.0").refusal(offered, Path.of("/dev/zero")))
                .get()
                .asString()
                .contains("more bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.0", "2.1.0+build", "2.1.1", "2.1.1-rc.1", "10.0.0"})
    void aWatchNeverGoesBack(String current) {
        assertThat(watch(current).refusal(offered, image)).get().asString().contains("not newer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.4.9", "1.5.0-rc.1", "0.9.0"})
    void aWatchThatIsTooOldNeedsAStepBetween(String current) {
        assertThat(watch(current).refusal(offered, image)).get().asString().contains("needs 1.5.0");
    }

    @Test
    void anImageForOtherHardwareIsRefused() {
        var other = sign(image, "nowatch-3", "2.1.0", "");
        assertThat(watch("2.0.0").refusal(other, image)).get().asString().contains("nowatch-3");
    }

    @Test
    void aSignedVersionThatIsNoneIsRefused() {
        assertThat(watch("2.0.0").refusal(sign(image, HARDWARE, "newest", ""), image))
                .isPresent();
        assertThat(watch("2.0.0").refusal(sign(image, HARDWARE, "2.1.0", "oldest"), image))
                .isPresent();
    }

    @Test
    void onlyAgeTellsOfWhatIsKeptBack() {
        var statement = offered.statement();
        assertThat(WatchCheck.warning(statement, SIGNED)).isEmpty();
        assertThat(WatchCheck.warning(statement, SIGNED.plus(Duration.ofDays(180))))
                .isEmpty();
        assertThat(WatchCheck.warning(
                        statement, SIGNED.plus(Duration.ofDays(180)).plusMillis(1)))
                .get()
                .asString()
                .contains("180 days ago");
        assertThat(WatchCheck.warning(statement, SIGNED.minusMillis(1)))
                .get()
                .asString()
                .contains("future");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "not json",
                "{\"hardware\":\"h\",\"version\":\"1.0.0\",\"sha256\":\"x\",\"sizeBytes\":1,\"signature\":\"AAAA\",\"signedAt\":\"now\"}"
            })
    void metadataThatAreNoneAreTold(String json) {
        assertThatThrownBy(() -> FirmwareMetadata.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Problem.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"sizeBytes\":200000 | \"sizeBytes\":0",
                "\"sizeBytes\":200000 | \"sizeBytes\":1.5",
                "\"sizeBytes\":200000 | \"sizeBytes\":\"200000\"",
                "\"version\":\"2.1.0\" | \"version\":\"2.1.0\\n\"",
                "\"sha256\":\" | \"sha256\":\"A",
                "\"signature\":\" | \"signature\":\"AAAA",
            })
    void aFieldThatIsWrongIsTold(String from, String to) {
        assertThatThrownBy(() -> tampered(from, to)).isInstanceOf(Problem.Invalid.class);
    }
}
