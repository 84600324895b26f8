package app.nowatch.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Pictures from the upload to the end of the share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfilePictureTest {
    private static final String PATH = "/v1/shared/custom/profile-picture";
    private static final String PLACE = "GPS 52.3676N 4.9041E";
    private static final int LARGEST = 5 * 1024 * 1024;

    private TestServer server;
    private Someone owner;
    private Someone viewer;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void share() {
        owner = Someone.insert(server);
        viewer = Someone.insert(server);
        owner.shareWith(viewer);
    }

    private static byte[] image(String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A photo that says where it was taken. */
    private static byte[] photo() {
        var jpeg = image("jpg");
        var words = PLACE.getBytes(StandardCharsets.US_ASCII);
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (words.length + 2)});
        out.writeBytes(words);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private Reply put(Someone who, Someone whose, byte[] file) {
        return who.client().multipart(PATH, Map.of("userId", whose.id()), file);
    }

    private Reply remove(Someone who, Someone whose) {
        return who.nameById("DELETE", PATH, whose.id());
    }

    private String address(Someone who, Someone whose, byte[] file) {
        return put(who, whose, file).expect(201).json().stringValue();
    }

    private Reply show(Someone who, String path, String... headers) {
        return who.client().get(path, headers);
    }

    /** The part of an address that comes after the base path. */
    private static String path(String address) {
        return address.substring(address.indexOf("/v1/"));
    }

    private static String unsigned(String address) {
        return path(address).replaceAll("\\?.*", "");
    }

    private Reply withoutToken(String path) {
        return server.client().get(path);
    }

    @Test
    void aPictureIsKeptWithoutWhatItTellsBesides() throws IOException {
        var address = address(viewer, owner, photo());
        assertThat(address)
                .startsWith(viewer.client().address() + "/nowatch" + PATH + "/")
                .contains("?signature=");
        var shown = show(viewer, path(address)).expect(200);
        assertThat(shown.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(shown.header("Cache-Control")).startsWith("private").doesNotContain("public");
        assertThat(new String(shown.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain(PLACE);
        assertThat(ImageIO.read(new ByteArrayInputStream(shown.bytes())).getWidth())
                .isEqualTo(40);
        show(viewer, path(address), "If-None-Match", shown.header("ETag")).expect(304);
    }

    @Test
    void theListNamesThePicture() {
        var address = address(viewer, owner, image("png"));
        var entity = viewer.client().get("/v1/shared").expect(200).json().get(0);
        assertThat(entity.get("customProfilePicture").stringValue()).isEqualTo(address);
        assertThat(withoutToken(path(address)).expect(200).header("Content-Type"))
                .isEqualTo("image/png");
        remove(viewer, owner).expect(200);
        remove(viewer, owner).expect(200);
        withoutToken(path(address)).expect(404);
        assertThat(viewer.client()
                        .get("/v1/shared")
                        .json()
                        .get(0)
                        .get("customProfilePicture")
                        .stringValue())
                .isEmpty();
    }

    @Test
    void onlyTheSettersTokenOrTheSignatureOpensIt() {
        var address = address(viewer, owner, image("png"));
        show(viewer, unsigned(address)).expect(200);
        withoutToken(path(address)).expect(200);
        withoutToken(unsigned(address)).expect(404);
        withoutToken(unsigned(address) + "?signature=" + "0".repeat(32)).expect(404);
        withoutToken(unsigned(address) + "?signature=").expect(404);
        show(owner, unsigned(address)).expect(404);
        show(Someone.insert(server), unsigned(address)).expect(404);
        show(Someone.admin(server), unsigned(address)).expect(404);
        server.client().with("broken").get(path(address)).expect(401);
    }

    @Test
    void whatEndsTheShareEndsTheAddress() {
        var address = address(viewer, owner, image("png"));
        owner.name("POST", "/v1/sharing/pause", viewer.email()).expect(201);
        withoutToken(path(address)).expect(404);
        show(viewer, path(address)).expect(404);
        put(viewer, owner, image("png")).expect(404);
        owner.name("POST", "/v1/sharing/resume", viewer.email()).expect(201);
        withoutToken(path(address)).expect(200);
        owner.stopSharingWith(viewer).expect(200);
        withoutToken(path(address)).expect(404);
        owner.shareWith(viewer);
        withoutToken(path(address)).expect(404);
    }

    @Test
    void anotherPictureTakesThePlaceOfTheFirst() {
        var first = address(viewer, owner, image("png"));
        var second = address(viewer, owner, image("jpg"));
        withoutToken(path(first)).expect(404);
        withoutToken(path(second)).expect(200);
        assertThat(file(first)).doesNotExist();
        assertThat(file(second)).exists();
    }

    private java.nio.file.Path file(String address) {
        return server.data().resolve("blobs/pictures/" + unsigned(address).replaceAll(".*/", ""));
    }

    @Test
    void filesOfNobodyAreRemoved() {
        var kept = address(viewer, owner, image("png"));
        var other = Someone.insert(server);
        other.shareWith(viewer);
        var orphan = address(viewer, other, image("png"));
        other.stopSharingWith(viewer).expect(200);
        assertThat(file(orphan)).exists();
        server.clock().advance(Duration.ofHours(3));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !Files.exists(file(orphan)));
        assertThat(file(kept)).exists();
    }

    @Test
    void aDeletedAccountLeavesNoFile() {
        var ofOwner = address(viewer, owner, image("png"));
        owner.client().delete("/v1/user").expect(200);
        assertThat(file(ofOwner)).doesNotExist();
        withoutToken(path(ofOwner)).expect(404);

        var another = Someone.insert(server);
        another.shareWith(viewer);
        var ofViewer = address(viewer, another, image("png"));
        viewer.client().delete("/v1/user").expect(200);
        assertThat(file(ofViewer)).doesNotExist();
    }

    @Test
    void whatIsNoPictureIsRefused() {
        put(viewer, owner, new byte[0]).expect(400);
        put(viewer, owner, "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8))
                .expect(415);
        put(viewer, owner, image("gif")).expect(415);
        var png = image("png");
        put(viewer, owner, Arrays.copyOf(png, png.length - 20)).expect(400);
        put(viewer, owner, bomb()).expect(413);
        viewer.client().multipart(PATH, Map.of(), png).expect(400);
        assertThat(viewer.client()
                        .get("/v1/shared")
                        .json()
                        .get(0)
                        .get("customProfilePicture")
                        .stringValue())
                .isEmpty();
    }

    /** A PNG whose head claims 65,000 by 65,000 pixels. */
    private static byte[] bomb() {
        var png = image("png");
        var crc = new java.util.zip.CRC32();
        java.nio.ByteBuffer.wrap(png).putInt(16, 65_000).putInt(20, 65_000);
        crc.update(png, 12, 17);
        java.nio.ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    @Test
    void fiveMegabytesAreTakenAndNotAByteMore() {
        var exact = padded(LARGEST);
        put(viewer, owner, exact).expect(201);
        put(viewer, owner, padded(LARGEST + 1)).expect(413);
    }

    /** A JPEG that long, by comments, which are dropped. */
    private static byte[] padded(int length) {
        var jpeg = image("jpg");
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        var noise = new byte[65_533];
        new Random(7).nextBytes(noise);
        int missing = length - jpeg.length;
        while (missing > 0) {
            int size = missing > 65_537 + 4 ? 65_533 : Math.min(missing - 4, 65_533);
            if (missing - size - 4 > 0 && missing - size - 4 < 4) {
                size -= 4;
            }
            out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe, (byte) ((size + 2) >> 8), (byte) (size + 2)});
            out.write(noise, 0, size);
            missing -= size + 4;
        }
        out.write(jpeg, 2, jpeg.length - 2);
        assertThat(out.size()).isEqualTo(length);
        return out.toByteArray();
    }

    @Test
    void aPictureOfWhoDoesNotShareIsNotTaken() {
        var stranger = Someone.insert(server);
        put(viewer, stranger, image("png")).expect(404);
        put(owner, viewer, image("png")).expect(404);
        remove(viewer, stranger).expect(404);
    }
}
