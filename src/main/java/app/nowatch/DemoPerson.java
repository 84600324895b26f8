package app.nowatch;

import app.nowatch.platform.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Somebody who registers, uploads and writes down as the app does. */
record DemoPerson(String address, String email, String password, String token, String id) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String CONSENT = "2026-01-01T00:00:00.000Z";
    private static final String BOUNDARY = "nowatch-demo-boundary";
    private static final int NOT_YET = 503;
    private static final int MOST_TRIES = 60;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    static DemoPerson register(String address, String name) {
        var email = name + "@demo.example";
        var password = newPassword();
        var credentials = Map.of("email", email, "password", password);
        post(
                address + "/nowatch/v1/auth/register",
                "application/json",
                "",
                Json.write(Map.of(
                        "email", email,
                        "password", password,
                        "first_name", Character.toUpperCase(name.charAt(0)) + name.substring(1),
                        "last_name", "Demo",
                        "toc_accepted_at", CONSENT,
                        "privacy_policy_accepted_at", CONSENT)));
        var pair = post(address + "/nowatch/v2/auth/login", "application/json", "", Json.write(credentials));
        var token = pair.get("access").stringValue();
        return new DemoPerson(address, email, password, token, profileId(address, token));
    }

    private static String profileId(String address, String token) {
        return send(request(address + "/nowatch/v1/user", token).GET(), 200)
                .get("id")
                .stringValue();
    }

    /** Lets somebody see all of this person's data, and answers for both as they would in the app. */
    void shareWith(DemoPerson viewer) {
        var sharing = address + "/nowatch/v1/sharing/invite";
        var everything = Map.of("email", viewer.email, "shareSince", "1970-01-01");
        post(sharing, "application/json", token, Json.write(everything));
        post(sharing + "/accept", "application/json", viewer.token, Json.write(Map.of("email", email)));
    }

    /** Random, and of the required kinds of character. */
    private static String newPassword() {
        var random = new byte[6];
        new SecureRandom().nextBytes(random);
        return "Demo-" + HexFormat.of().formatHex(random) + "-1";
    }

    /** Tells where this person lives, so that what the app sends without an offset has a day. */
    void liveIn(ZoneId zone) {
        var settings = Json.write(Map.of("settings", Map.of("timezone", zone.getId())));
        var request = request(address + "/nowatch/v1/user/settings", token).header("Content-Type", "application/json");
        send(request.PUT(HttpRequest.BodyPublishers.ofByteArray(settings)), 200);
    }

    /** Writes up to 1,000 things down and answers how many there were. */
    int writeDown(String path, List<Map<String, Object>> items) {
        return post(address + "/nowatch" + path, "application/json", token, Json.write(items))
                .size();
    }

    /** Uploads one zipped CSV and answers how many rows were kept. */
    long upload(String type, byte[] zip) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\n" + type));
        body.writeBytes(text("\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"series.zip\"\r\n\r\n"));
        body.writeBytes(zip);
        body.writeBytes(text("\r\n--" + BOUNDARY + "--\r\n"));
        var receipt = post(
                address + "/nowatch/v1/measurement/upload",
                "multipart/form-data; boundary=" + BOUNDARY,
                token,
                body.toByteArray());
        return receipt.get("accepted").longValue();
    }

    /** Waits for the statistics of these days: to make those of weeks that came at once takes some seconds. */
    void awaitStatistics(LocalDate first, LocalDate last) {
        var days = "&start_day=" + first + "&end_day=" + last;
        var request = request(address + "/nowatch/v1/statistics?type=SLEEP_DURATION" + days, token)
                .GET()
                .build();
        for (int i = 0; i < MOST_TRIES && exchange(request).statusCode() == NOT_YET; i++) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static Main.CannotDo interrupted() {
        Thread.currentThread().interrupt();
        return new Main.CannotDo("interrupted");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode post(String url, String contentType, String token, byte[] body) {
        var request = request(url, token).header("Content-Type", contentType);
        return send(request.POST(HttpRequest.BodyPublishers.ofByteArray(body)), 201);
    }

    private static HttpRequest.Builder request(String url, String token) {
        var request = HttpRequest.newBuilder(URI.create(url));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    /** Sends it and answers the JSON that comes back, an empty object where nothing does. */
    private static JsonNode send(HttpRequest.Builder builder, int status) {
        var request = builder.build();
        var response = exchange(request);
        if (response.statusCode() != status) {
            throw new Main.CannotDo(request.uri() + " answered " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body().length == 0 ? Json.object() : Json.read(response.body());
    }

    private static HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }
}
