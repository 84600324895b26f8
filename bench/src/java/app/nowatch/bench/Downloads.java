package app.nowatch.bench;

import app.nowatch.platform.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** How fast an image goes out, beside the same file through the same loopback by a socket and a loop. */
final class Downloads implements Measure {
    private static final int SIZE = 64 << 20;
    private static final double MEGABYTE = 1e6;
    private static final int ROUNDS = 5;
    private static final Duration TURN = Duration.ofSeconds(3);
    private static final int WARM_UP = 40;
    private static final double OF_COPY = 0.5;
    private static final int SEED = 5;

    @Override
    public String name() {
        return "firmware";
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        var server = stage.server();
        var admin = Person.register(server, "firmware");
        try (var sql = server.sql()) {
            sql.execute("UPDATE account SET is_admin = true WHERE email = ?", admin.email());
        }
        byte[] image = new byte[SIZE];
        new Random(SEED).nextBytes(image);
        var file = Files.createTempFile("nowatch-bench", ".bin");
        stage.cleanup().add(() -> Files.deleteIfExists(file));
        Files.write(file, image);
        var request = Requests.get("/v1/firmware/" + rollOut(admin, image) + "/download", admin.token());
        report.progress("firmware: downloads of 64 MiB and a bare copy, in turn");
        stage.beginLoad();
        try (var bare = BareFile.serve(file)) {
            for (int clients : List.of(1, 4)) {
                add(report, admin.port(), bare.port(), request, clients);
            }
        }
        stage.endLoad();
    }

    private static String rollOut(Person admin, byte[] image) throws IOException {
        try (var connection = admin.connect()) {
            var form = Requests.image("watch-2", image);
            connection.expect(201, Requests.imageUpload(admin.token(), form.length), form);
            var id = Json.read(connection.body()).get("id").stringValue();
            var change = "{\"status\":\"ACTIVE\"}".getBytes(StandardCharsets.UTF_8);
            var path = "/v1/admin/firmware/" + id;
            connection.expect(
                    200, Requests.head("PATCH", path, admin.token(), "application/json", change.length), change);
            return id;
        }
    }

    private static void add(Report report, int port, int barePort, byte[] request, int clients)
            throws IOException, SQLException {
        var turns =
                Turns.take(ROUNDS, WARM_UP, () -> play(port, request, clients), () -> play(barePort, request, clients));
        report.add(Row.atLeast(
                "firmware, download of 64 MiB, " + clients + (clients == 1 ? " client" : " clients") + ", MB a second",
                figure(turns.ours()),
                figure(turns.beside()),
                turns.ratio(),
                OF_COPY));
    }

    private static Run play(int port, byte[] request, int clients) throws IOException, SQLException {
        return Load.during(TURN, clients, Load.overHttp(port, connection -> {
            if (connection.drain(request) != SIZE) {
                throw new IOException("the image came in another size");
            }
        }));
    }

    private static String figure(List<Run> runs) {
        return Figures.of(Turns.perSecond(runs) * SIZE / MEGABYTE);
    }
}
