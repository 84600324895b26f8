package app.nowatch.telemetry;

import app.nowatch.platform.config.DataSize;
import app.nowatch.platform.config.Setting;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;

/** What is taken of apps' telemetry, how long it stays, and where it goes on to. */
public record TelemetrySettings(
        @Setting(byDefault = "4MiB", says = "Largest body of telemetry, before and after unpacking; 64KiB to 64MiB")
        DataSize maxBody,

        @Setting(
                byDefault = "64MiB",
                says = "Memory that all telemetry in work shares, at least 16 times telemetry.max-body; when it is used"
                        + " up a request answers 503")
        DataSize memory,

        @Setting(byDefault = "14d", says = "How long telemetry is kept, 1d to 90d")
        Duration retention,

        @Setting(
                byDefault =
                        "email,e-mail,password,token,latitude,longitude,coordinate,geo,gps,authorization,cookie,secret",
                says =
                        "Attributes whose key contains one of these words are dropped before anything is stored or passed"
                                + " on, comma-separated; upper and lower case make no difference")
        List<String> deny,

        @Setting(
                byDefault = "",
                says = "Address of an OTLP/HTTP endpoint that telemetry is passed on to, such as http://collector:4318;"
                        + " empty: it is not passed on")
        String forwardTo,

        @Setting(
                byDefault = "",
                says = "Headers for that endpoint, comma-separated, such as api-key=abc",
                secret = true)
        List<String> forwardHeaders) {

    private static final int LEAST_MEMORY = 16;

    public TelemetrySettings {
        deny = List.copyOf(deny);
        forwardHeaders = List.copyOf(forwardHeaders);
        if (maxBody.bytes() < 64 << 10 || maxBody.bytes() > 64 << 20) {
            throw new IllegalArgumentException("max-body must be 64KiB to 64MiB");
        }
        if (memory.bytes() < LEAST_MEMORY * maxBody.bytes()) {
            throw new IllegalArgumentException("memory must be at least 16 times max-body");
        }
        if (retention.compareTo(Duration.ofDays(1)) < 0 || retention.compareTo(Duration.ofDays(90)) > 0) {
            throw new IllegalArgumentException("retention must be 1d to 90d");
        }
        if (!deny.stream().allMatch(word -> word.matches("[!-~]{1,64}"))) {
            throw new IllegalArgumentException("deny must be words of 1 to 64 characters of ASCII");
        }
        if (!forwardTo.isEmpty() && !isAddress(forwardTo)) {
            throw new IllegalArgumentException("forward-to must be of the form http://host:4318");
        }
        if (!forwardHeaders.stream().allMatch(TelemetrySettings::isHeader)) {
            throw new IllegalArgumentException(
                    "forward-headers must be of the form name=value, and none that belongs to the connection");
        }
    }

    private static boolean isAddress(String text) {
        try {
            var address = new URI(text);
            return text.matches("https?://.*") && address.getHost() != null && address.getQuery() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The client refuses some names, such as {@code Host}: better now than with each request. */
    private static boolean isHeader(String text) {
        if (!text.matches("[A-Za-z0-9-]+=[ -~]*")) {
            return false;
        }
        var parts = text.split("=", 2);
        try {
            HttpRequest.newBuilder(URI.create("http://localhost"))
                    .setHeader(parts[0], parts[1])
                    .build();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether what is kept is passed on, too. */
    boolean forwards() {
        return !forwardTo.isEmpty();
    }
}
