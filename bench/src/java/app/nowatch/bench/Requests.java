package app.nowatch.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Requests as bytes. A body is apart from its head, since many people send the same one. */
final class Requests {
    private static final String BASE = "/nowatch";
    private static final String BOUNDARY = "nowatch-bench-boundary";

    private Requests() {}

    /** A whole request without a body; {@code headers} as {@code Name: value}. */
    static byte[] get(String path, String token, String... headers) {
        return bytes(start("GET", BASE + path, token) + lines(headers) + "\r\n");
    }

    /** As {@link #get} for a page outside the base path. */
    static byte[] page(String path) {
        return bytes(start("GET", path, "") + "\r\n");
    }

    /** The head of a request with a body. */
    static byte[] head(String method, String path, String token, String contentType, int length, String... headers) {
        return bytes(start(method, BASE + path, token)
                + lines("Content-Type: " + contentType, "Content-Length: " + length)
                + lines(headers)
                + "\r\n");
    }

    /** The head of an upload whose body is a {@link #form}. */
    static byte[] upload(String token, int length) {
        return head("POST", "/v1/measurement/upload", token, "multipart/form-data; boundary=" + BOUNDARY, length);
    }

    /** The body of an upload. */
    static byte[] form(String type, byte[] zip) {
        var body = new ByteArrayOutputStream(zip.length + 400);
        body.writeBytes(bytes(part("name=\"type\"") + type + "\r\n"));
        body.writeBytes(bytes(part("name=\"file\"; filename=\"series.zip\"")));
        body.writeBytes(zip);
        body.writeBytes(bytes("\r\n--" + BOUNDARY + "--\r\n"));
        return body.toByteArray();
    }

    /** The head of an upload of an image whose body is an {@link #image}. */
    static byte[] imageUpload(String token, int length) {
        return head("POST", "/v1/admin/firmware", token, "multipart/form-data; boundary=" + BOUNDARY, length);
    }

    /** The body of an upload of firmware 1.0.0 for a hardware. */
    static byte[] image(String hardware, byte[] image) {
        var body = new ByteArrayOutputStream(image.length + 800);
        body.writeBytes(bytes(part("name=\"version\"") + "1.0.0\r\n"));
        body.writeBytes(bytes(part("name=\"hardware\"") + hardware + "\r\n"));
        body.writeBytes(bytes(part("name=\"channel\"") + "STABLE\r\n"));
        body.writeBytes(bytes(part("name=\"file\"; filename=\"image.bin\"")));
        body.writeBytes(image);
        body.writeBytes(bytes("\r\n--" + BOUNDARY + "--\r\n"));
        return body.toByteArray();
    }

    private static String part(String name) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + name + "\r\n\r\n";
    }

    private static String start(String method, String path, String token) {
        var authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        return method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + authorization;
    }

    private static String lines(String... headers) {
        var text = new StringBuilder();
        for (var header : headers) {
            text.append(header).append("\r\n");
        }
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
