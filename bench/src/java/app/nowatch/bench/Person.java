package app.nowatch.bench;

import app.nowatch.People;
import app.nowatch.platform.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Somebody registered over HTTP and signed in. */
record Person(int port, String email, String token) {
    private static final int CREATED = 201;
    private static final int TOO_MANY = 429;
    private static final int TRIES = 40;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    static Person register(BenchedServer server, String name) throws IOException, InterruptedException {
        var email = name + "@bench.example";
        try (var connection = new HttpConnection(server.port())) {
            post(connection, "/v1/auth/register", People.registration(email));
            post(connection, "/v2/auth/login", People.credentials(email, People.PASSWORD));
            var token = Json.read(connection.body()).get("access").stringValue();
            return new Person(server.port(), email, token);
        }
    }

    /** Waits where too many register at once: the limits stay as they are. */
    private static void post(HttpConnection connection, String path, String json)
            throws IOException, InterruptedException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        var head = Requests.head("POST", path, "", "application/json", body.length);
        int status = connection.exchange(head, body);
        for (int i = 0; i < TRIES && status == TOO_MANY; i++) {
            Thread.sleep(PAUSE);
            status = connection.exchange(head, body);
        }
        connection.require(CREATED, status);
    }

    HttpConnection connect() throws IOException {
        return new HttpConnection(port);
    }

    /** Uploads a form of {@link Requests#form}; it is durable when this returns. */
    void upload(HttpConnection connection, byte[] form) throws IOException {
        connection.expect(CREATED, Requests.upload(token, form.length), form);
    }

    /** As {@link #upload}, and answers how many rows were kept. */
    long accepted(HttpConnection connection, byte[] form) throws IOException {
        upload(connection, form);
        return Json.read(connection.body()).get("accepted").longValue();
    }

    /** The id in the database. */
    String id(Sql sql) {
        return sql.text("SELECT id::text FROM account WHERE email = ?", email);
    }
}
