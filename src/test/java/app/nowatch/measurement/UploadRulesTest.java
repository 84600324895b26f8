package app.nowatch.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.People;
import app.nowatch.Reply;
import app.nowatch.TestClient;
import app.nowatch.TestServer;
import app.nowatch.Zips;
import app.nowatch.platform.http.Spool;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads that must be refused, with limits so small that every one can be passed. */
class UploadRulesTest {
    private static final long T = Series.MIDNIGHT;
    private static final String CSV = "datetime,value\n" + T + ",70\n";
    private static final String PATH = "/v1/measurement/upload";

    private static TestServer server;
    private TestClient client;

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of(
                "upload.zip-limit", "2MiB",
                "upload.unzipped-limit", "16MiB",
                "upload.row-limit", "500000",
                "upload.memory", "8MiB"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void register() {
        client = People.register(server.client());
    }

    private void nothingIsKept() throws IOException {
        client.get("/v1/measurement?type=HEART_RATE&sort=ASC&start_day=2015-01-01&end_day=2024-12-31")
                .expect(200);
        assertThat(client.get("/v1/measurement?type=HEART_RATE&sort=ASC&start_day=2024-01-01&end_day=2024-12-31")
                        .text())
                .isEqualTo("[]");
        try (var files = Files.list(server.data().resolve("tmp"))) {
            assertThat(files).isEmpty();
        }
    }

    private Reply form(String boundary, String... parts) {
        var body = new StringBuilder();
        for (var part : parts) {
            body.append("--").append(boundary).append("\r\n").append(part).append("\r\n");
        }
        body.append("--").append(boundary).append("--\r\n");
        return client.sendUnchecked(
                "POST",
                PATH,
                body.toString().getBytes(StandardCharsets.ISO_8859_1),
                "multipart/form-data; boundary=" + boundary);
    }

    private static String field(String name, String content) {
        return "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content;
    }

    private static String zipped(String csv) {
        return new String(Zips.csv(csv), StandardCharsets.ISO_8859_1);
    }

    @Test
    void takesTheTypeBeforeOrAfterTheFileAndFurtherFields() {
        var file =
                "Content-Type: application/zip\r\ncontent-disposition: form-data; filename=\"a;b.zip\"; name=file\r\n\r\n"
                        + zipped(CSV);
        form("b", field("type", "HEART_RATE"), file).expect(201);
        form("b", field("note", "x"), file, field("type", "HEART_RATE")).expect(201);
    }

    @Test
    void namesWhatIsMissingOrWrong() throws IOException {
        form("b", field("type", "HEART_RATE")).expect(400).contains("file: is required");
        form("b", field("file", zipped(CSV))).expect(400).contains("type: is required");
        form("b", field("file", zipped(CSV)), field("type", "PULSE"))
                .expect(400)
                .contains("type: must be one of");
        form("b", field("note", "x")).expect(400).contains("file: is required", "type: is required");
        form("b", field("file", zipped(CSV)), field("file", zipped(CSV)), field("type", "HEART_RATE"))
                .expect(400);
        form("b", field("file", zipped(CSV)), field("type", "X".repeat(100_000)))
                .expect(400);
        nothingIsKept();
    }

    @Test
    void takesMultipartFormsOnly() throws IOException {
        client.sendUnchecked("POST", PATH, "{}".getBytes(StandardCharsets.UTF_8), "application/json")
                .expect(415);
        client.sendUnchecked("POST", PATH, Zips.csv(CSV), "application/zip").expect(415);
        client.sendUnchecked("POST", PATH, new byte[0], "").expect(415);
        client.sendUnchecked("POST", PATH, Zips.csv(CSV), "multipart/form-data").expect(400);
        client.sendUnchecked("POST", PATH, Zips.csv(CSV), "multipart/form-data; boundary=b")
                .expect(400);
        nothingIsKept();
    }

    @Test
    void refusesFilesThatAreNoZipWithOneCsv() throws IOException {
        client.upload("HEART_RATE", CSV.getBytes(StandardCharsets.UTF_8))
                .expect(400)
                .contains("must be a zip");
        client.upload("HEART_RATE", Zips.entry("a.txt", new byte[9]))
                .expect(400)
                .contains("holds none");
        client.upload("HEART_RATE", Parsing.zip("a.csv", CSV, "b.csv", CSV))
                .expect(400)
                .contains("holds more");
        byte[] truncated = java.util.Arrays.copyOf(Zips.csv(CSV.repeat(100)), 120);
        client.upload("HEART_RATE", truncated).expect(400).contains("damaged or incomplete");
        nothingIsKept();
    }

    @Test
    void refusesAFileOfWhichNoRowCanBeKept() throws IOException {
        client.upload("HEART_RATE", Zips.csv("datetime,value\n" + T + ",900\nx,70\n"))
                .expect(400)
                .contains("line 2: value: must be in the range 20..260", "line 3: datetime: must be a whole number")
                .lacks(",900", ": 900");
        nothingIsKept();
    }

    @Test
    void refusesWhatPassesALimit() throws IOException {
        byte[] noise = new byte[3 << 20];
        new Random(1).nextBytes(noise);
        client.upload("HEART_RATE", Zips.entry("a.csv", noise)).expect(413).contains("larger than 2097152 bytes");
        client.upload("HEART_RATE", Zips.entry("a.csv", new byte[17 << 20]))
                .expect(413)
                .contains("when unzipped");
        client.upload("HEART_RATE", Parsing.zip("a.csv", CSV, "ignored.bin", new byte[17 << 20]))
                .expect(413)
                .contains("when unzipped");
        client.upload("HEART_RATE", Zips.csv(CSV + "x\n".repeat(500_000)))
                .expect(413)
                .contains("more than 500000 rows");
        nothingIsKept();
    }

    @Test
    void refusesAnEndlessBodyWithoutAskingForItsEnd() throws IOException {
        try (var socket = connect()) {
            send(socket, "Transfer-Encoding: chunked\r\n\r\n");
            send(socket, chunk("--b\r\n" + field("file", "PK")));
            var more = chunk("x".repeat(100_000));
            for (int i = 0; i < 22; i++) {
                send(socket, more);
            }
            var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(status).isEqualTo("HTTP/1.1 413");
        }
        nothingIsKept();
    }

    private static String chunk(String content) {
        return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
    }

    @Test
    void aFileThatJumpsBetweenDaysBeyondTheMemoryIsToComeLater() throws IOException {
        var csv = new StringBuilder();
        for (int i = 0; i < 450_000; i++) {
            csv.append(T - i % 1_090 * 86_400L + i / 1_090 * 3L).append(",7\n");
        }
        var reply = client.upload("ACTIVITY_CADENCE", shortZip(csv));
        reply.expect(503);
        assertThat(Integer.parseInt(reply.header("Retry-After"))).isPositive();
        nothingIsKept();
        client.upload("HEART_RATE", Zips.csv(CSV)).expect(201);
    }

    /** The limit on the zip is not what is tested here. */
    private static byte[] shortZip(CharSequence csv) {
        byte[] zip = Zips.csv(csv.toString());
        assertThat(zip.length).isLessThan(2 << 20);
        return zip;
    }

    @Test
    void aBodyThatStopsHalfWayKeepsNothing() throws IOException {
        try (var socket = connect()) {
            send(socket, "Content-Length: 5000\r\n\r\n--b\r\n" + field("type", "HEART_RATE") + "\r\n--b\r\n");
            send(socket, field("file", zipped(CSV)).substring(0, 90));
            Awaitility.await().until(() -> spooled() == 1);
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> spooled() == 0);
        nothingIsKept();
    }

    private static long spooled() throws IOException {
        try (var files = Files.list(server.data().resolve("tmp"))) {
            return files.count();
        }
    }

    private Socket connect() throws IOException {
        var address = URI.create(client.address());
        var socket = new Socket(address.getHost(), address.getPort());
        send(
                socket,
                "POST /nowatch" + PATH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + client.token()
                        + "\r\nContent-Type: multipart/form-data; boundary=b\r\n");
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    @ParameterizedTest(name = "pieces of {0} bytes")
    @ValueSource(ints = {1, 7, 100, 4_093})
    void aFormMayComeInPiecesOfAnySize(int size) throws IOException {
        var csv = new StringBuilder("datetime,value\n");
        for (int i = 0; i < 2_000; i++) {
            csv.append(T + i).append(",").append(60 + i % 37).append('\n');
        }
        var body = "--b\r\n" + field("file", zipped(csv.toString())) + "\r\n--b\r\n" + field("type", "HEART_RATE")
                + "\r\n--b--\r\n";
        try (var socket = connect()) {
            socket.setTcpNoDelay(true);
            send(socket, "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n");
            for (int i = 0; i < body.length(); i += size) {
                send(socket, body.substring(i, Math.min(body.length(), i + size)));
            }
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 201").contains("\"accepted\":2000");
        }
    }

    @Test
    void leftoversOfAnEarlierProcessAreRemovedAtStart() throws IOException {
        var folder = server.data().resolve("other");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("upload-123.zip"), "left");
        Files.writeString(folder.resolve("mine.txt"), "kept");
        Spool.open(folder);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).isEqualTo(List.of("mine.txt"));
        }
    }

    @Test
    void withoutRoomOnDiskAnUploadIsToComeLater() throws IOException {
        var folder = server.data().resolve("tmp");
        Files.delete(folder);
        try {
            client.upload("HEART_RATE", Zips.csv(CSV)).expect(503);
        } finally {
            Files.createDirectories(folder);
        }
        client.upload("HEART_RATE", Zips.csv(CSV)).expect(201);
    }

    @Test
    void fieldsOfAFormMayStandInAnyOrder() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("zone", "UTC");
        fields.put("type", "HEART_RATE");
        client.multipart(PATH, fields, Zips.csv(CSV)).expect(201);
    }
}
