package app.nowatch.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import app.nowatch.platform.security.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Downloads as RFC 9110 has them: ranges, conditions, resuming. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirmwareDownloadTest {
    private static final int SIZE = 1 << 18;
    private static final int LARGE = 8 << 20;
    private static final byte[] IMAGE = Desk.image(99, SIZE);
    private static final byte[] LARGE_IMAGE = Desk.image(100, LARGE);
    private static final String TAG = '"' + HexFormat.of().formatHex(Sha256.of(IMAGE)) + '"';
    private static final String DIGEST = "sha-256=:" + Base64.getEncoder().encodeToString(Sha256.of(IMAGE)) + ":";

    private TestServer server;
    private Someone person;
    private String path;
    private String largePath;

    @BeforeAll
    void start() {
        // With fewer connections than downloads.
        server = TestServer.start(Map.of("database.pool-size", "3", "firmware.parallel-downloads", "15"));
        var desk = Desk.open(server, "watch-2");
        person = Someone.insert(server);
        path = active(desk, "1.4.0+b.7", IMAGE);
        largePath = active(desk, "1.5.0", LARGE_IMAGE);
    }

    private static String active(Desk desk, String version, byte[] image) {
        var id = desk.upload(version, image).expect(201).json().get("id").stringValue();
        desk.become(id, "ACTIVE").expect(200);
        return "/v1/firmware/" + id + "/download";
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Reply get(String... headers) {
        return person.client().get(path, headers);
    }

    private Reply head(String... headers) {
        return person.client().sendUnchecked("HEAD", path, new byte[0], "", headers);
    }

    private static byte[] part(int first, int last) {
        return Arrays.copyOfRange(IMAGE, first, last + 1);
    }

    @Test
    void theWholeComesAsItIs() {
        var reply = get("Accept-Encoding", "gzip").expect(200);
        assertThat(reply.bytes()).isEqualTo(IMAGE);
        assertDescribed(reply);
        assertThat(reply.header("Content-Length")).isEqualTo(Integer.toString(SIZE));
    }

    private static void assertDescribed(Reply reply) {
        assertThat(reply.header("ETag")).isEqualTo(TAG);
        assertThat(reply.header("Repr-Digest")).isEqualTo(DIGEST);
        assertThat(reply.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(reply.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(reply.header("Content-Encoding")).isEmpty();
        assertThat(reply.header("Last-Modified")).endsWith(" GMT");
        assertThat(reply.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"firmware-watch-2-1.4.0+b.7.bin\"");
        assertThat(reply.header("Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    void headSaysTheSameWithoutTheBytes() {
        for (var reply : new Reply[] {head(), head("Range", "bytes=0-9"), head("Accept-Encoding", "gzip")}) {
            assertThat(reply.status()).isEqualTo(200);
            assertDescribed(reply);
            assertThat(reply.header("Content-Length")).isEqualTo(Integer.toString(SIZE));
            assertThat(reply.bytes()).isEmpty();
        }
        assertThat(head("If-None-Match", TAG).status()).isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-9, 0, 9",
        "bytes=0-0, 0, 0",
        "BYTES=5-9, 5, 9",
        "bytes=1000-70000, 1000, 70000",
        "bytes=262000-, 262000, 262143",
        "bytes=262143-262143, 262143, 262143",
        "bytes=262100-9999999999, 262100, 262143",
        "bytes=-10, 262134, 262143",
        "bytes=-99999999, 0, 262143",
        "'bytes=0-5,3-9', 0, 9"
    })
    void aRangeComesAlone(String range, int first, int last) {
        var reply = get("Range", range, "Accept-Encoding", "gzip").expect(206);
        assertThat(reply.bytes()).isEqualTo(part(first, last));
        assertDescribed(reply);
        assertThat(reply.header("Content-Range")).isEqualTo("bytes " + first + "-" + last + "/" + SIZE);
        assertThat(reply.header("Content-Length")).isEqualTo(Integer.toString(last - first + 1));
    }

    @ParameterizedTest
    @CsvSource({"items=0-9", "'bytes=0-9,20-29'", "0-9"})
    void whatIsNoSingleRangeGetsTheWhole(String range) {
        var reply = get("Range", range).expect(200);
        assertThat(reply.bytes()).isEqualTo(IMAGE);
        assertThat(reply.header("Content-Range")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"bytes=262144-", "bytes=9999999999-", "bytes=-0", "bytes=x", "bytes=", "bytes=9-5", "bytes=--1"})
    void whatIsNotThereIsRefused(String range) {
        var reply = get("Range", range).expect(416).contains("range: there are 262144 bytes");
        assertThat(reply.header("Content-Range")).isEqualTo("bytes */" + SIZE);
    }

    @Test
    void aRangeOfAnotherImageIsNotAnswered() {
        var modified = get("Range", "bytes=0-0").header("Last-Modified");
        for (var same : new String[] {TAG, modified}) {
            assertThat(get("Range", "bytes=0-9", "If-Range", same).expect(206).bytes())
                    .isEqualTo(part(0, 9));
        }
        for (var other : new String[] {
            "\"other\"", "W/" + TAG, "Thu, 01 Jan 2015 00:00:00 GMT", "Thu, 01 Jan 2099 00:00:00 GMT", "nonsense"
        }) {
            assertThat(get("Range", "bytes=0-9", "If-Range", other).expect(200).bytes())
                    .isEqualTo(IMAGE);
        }
        get("Range", "bytes=99999999-", "If-Range", "\"other\"").expect(200);
        get("Range", "bytes=99999999-", "If-Range", TAG).expect(416);
    }

    @Test
    void whoHasItIsNotSentItAgain() {
        for (var known : new String[] {TAG, "W/" + TAG, "*", "\"a\", " + TAG}) {
            var reply = get("If-None-Match", known).expect(304);
            assertThat(reply.bytes()).isEmpty();
            assertThat(reply.header("ETag")).isEqualTo(TAG);
        }
        get("If-None-Match", "\"a\"").expect(200);
        get("If-None-Match", TAG, "Range", "bytes=0-9").expect(304);
        var modified = get("Range", "bytes=0-0").header("Last-Modified");
        get("If-Modified-Since", modified).expect(304);
        get("If-Modified-Since", "Thu, 01 Jan 2099 00:00:00 GMT").expect(304);
        get("If-Modified-Since", "Thu, 01 Jan 2015 00:00:00 GMT").expect(200);
        get("If-Modified-Since", "yesterday").expect(200);
        // The tag says more than the date.
        get("If-None-Match", "\"a\"", "If-Modified-Since", modified).expect(200);
    }

    @Test
    void whoWantsAnotherImageGetsNone() {
        get("If-Match", TAG).expect(200);
        get("If-Match", "*", "Range", "bytes=0-9").expect(206);
        get("If-Match", "\"a\"").expect(412);
        get("If-Match", "W/" + TAG).expect(412);
        get("If-Unmodified-Since", "Thu, 01 Jan 2015 00:00:00 GMT").expect(412);
        get("If-Unmodified-Since", "Thu, 01 Jan 2099 00:00:00 GMT").expect(200);
        get("If-Match", TAG, "If-Unmodified-Since", "Thu, 01 Jan 2015 00:00:00 GMT")
                .expect(200);
    }

    /** Asks with a socket that takes in next to nothing by itself. */
    private Socket begin() throws IOException {
        return begin(person);
    }

    private Socket begin(Someone who) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.server().port()));
        socket.getOutputStream()
                .write(("GET /nowatch" + largePath + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                + who.client().token() + "\r\n\r\n")
                        .getBytes(US_ASCII));
        return socket;
    }

    private static void skipHead(Socket socket) throws IOException {
        int ends = 0;
        while (ends < 4) {
            int next = socket.getInputStream().read();
            ends = next == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
        }
    }

    @Test
    void aCutDownloadGoesOn() throws IOException {
        byte[] begun;
        try (var socket = begin()) {
            skipHead(socket);
            begun = socket.getInputStream().readNBytes(1_234_567);
        }
        var tag = '"' + HexFormat.of().formatHex(Sha256.of(LARGE_IMAGE)) + '"';
        var rest = person.client().get(largePath, "Range", "bytes=" + begun.length + "-", "If-Range", tag);
        var whole = Arrays.copyOf(begun, LARGE);
        System.arraycopy(rest.expect(206).bytes(), 0, whole, begun.length, rest.bytes().length);
        assertThat(whole).isEqualTo(LARGE_IMAGE);
    }

    @Test
    void downloadsHoldNoConnectionToTheDatabase() throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 12; i++) {
                var socket = begin(Someone.insert(server));
                sockets.add(socket);
                skipHead(socket);
            }
            person.client().get("/v1/user").expect(200);
            for (var socket : sockets) {
                assertThat(socket.getInputStream().readNBytes(100)).isEqualTo(Arrays.copyOf(LARGE_IMAGE, 100));
            }
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    /** The bytes that come are those of a failure, and the slow ones are none the worse for it. */
    @Test
    void onlySoManyGoOnAtOnce() throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 4; i++) {
                sockets.add(begun(person));
            }
            person.client().get(path).expect(429).contains("of this account at once");
            for (int i = 4; i < 15; i++) {
                sockets.add(begun(Someone.insert(server)));
            }
            var late = Someone.insert(server).client().get(path).expect(503).contains("too many downloads");
            assertThat(late.header("Retry-After")).isEqualTo("5");
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> get().expect(200));
    }

    private Socket begun(Someone who) throws IOException {
        var socket = begin(who);
        skipHead(socket);
        return socket;
    }

    @Test
    void aDayHasTwoDigits() {
        server.database().execute("UPDATE firmware SET created = '2026-03-05 04:07:09.9Z'");
        var modified = "Thu, 05 Mar 2026 04:07:09 GMT";
        assertThat(get().header("Last-Modified")).isEqualTo(modified);
        get("If-Modified-Since", modified).expect(304);
        get("Range", "bytes=0-9", "If-Range", modified).expect(206);
    }

    @Test
    void aDamagedImageIsNotSent() throws IOException {
        var desk = Desk.open(server, "watch-3");
        var id = desk.active("1.0.0");
        var file = server.data().resolve("blobs/firmware/" + id);
        java.nio.file.Files.write(file, new byte[99]);
        person.client()
                .sendUnchecked("GET", "/v1/firmware/" + id + "/download", new byte[0], "")
                .expect(500);
        java.nio.file.Files.delete(file);
        person.client().get("/v1/firmware/" + id + "/download").expect(404);
    }
}
