package app.nowatch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** A client of one server, with or without a token. Paths come after the base path unless they belong to none. */
public final class TestClient {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final String BOUNDARY = "a-boundary-of-the-test-client";

    private final String address;
    private final String token;

    /** With a bearer token; empty: none. */
    public TestClient(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** The same client with another bearer token; empty: none. */
    public TestClient with(String otherToken) {
        return new TestClient(address, otherToken);
    }

    /** The same caller at another address, such as that of another node. */
    public TestClient at(String other) {
        return new TestClient(other, token);
    }

    public Reply get(String path, String... headers) {
        return send("GET", path, new byte[0], "", headers);
    }

    /** Asks as long as it is told to come back: figures of many days are made in more than one answer's time. */
    public Reply getWhenMade(String path, String... headers) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> get(path, headers), reply -> reply.status() != 503);
    }

    public Reply post(String path, String json, String... headers) {
        return send("POST", path, json.getBytes(StandardCharsets.UTF_8), "application/json", headers);
    }

    public Reply put(String path, String json, String... headers) {
        return send("PUT", path, json.getBytes(StandardCharsets.UTF_8), "application/json", headers);
    }

    public Reply delete(String path, String... headers) {
        return send("DELETE", path, new byte[0], "", headers);
    }

    /** An upload as the app sends it: the file first, then the type. */
    public Reply upload(String type, byte[] zip) {
        return multipart("/v1/measurement/upload", Map.of("type", type), zip);
    }

    /** A form with a {@code file} and further fields. */
    public Reply multipart(String path, Map<String, String> fields, byte[] file) {
        var body = new java.io.ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"series.zip\"\r\nContent-Type: application/zip\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        fields.forEach((name, value) -> body.writeBytes(
                ("\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value)
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send("POST", path, body.toByteArray(), "multipart/form-data; boundary=" + BOUNDARY);
    }

    /** Any request; the exchange is held against the contract. */
    public Reply send(String method, String path, byte[] body, String contentType, String... headers) {
        var request = request(method, path, body, contentType, headers);
        var response = exchange(request);
        if (!path.startsWith("/nothing")) {
            Contract.check(request, body, response);
        }
        return new Reply(response);
    }

    /** As {@link #send}, for requests that no contract describes. */
    public Reply sendUnchecked(String method, String path, byte[] body, String contentType, String... headers) {
        return new Reply(exchange(request(method, path, body, contentType, headers)));
    }

    private HttpRequest request(String method, String path, byte[] body, String contentType, String... headers) {
        var base = path.matches("/(v\\d/.*|nothing.*)") ? address + "/nowatch" : address;
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(2))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private static HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(request + " failed", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The bearer token in use. */
    public String token() {
        return token;
    }

    /** Where the server listens, such as {@code http://127.0.0.1:12345}. */
    public String address() {
        return address;
    }
}
