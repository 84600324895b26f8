package app.nowatch.platform.config;

import java.time.Duration;
import java.util.List;

/** How the server is reached. */
public record HttpSettings(
        @Setting(byDefault = "127.0.0.1", says = "Address to listen on; 0.0.0.0 for all")
        String bind,

        @Setting(byDefault = "8080", says = "Port to listen on; 0 picks a free one and prints it")
        int port,

        @Setting(byDefault = "/nowatch", says = "Prefixes of the API, comma-separated")
        List<String> basePath,

        @Setting(
                byDefault = "",
                says =
                        "Address under which clients see the server, such as https://nowatch.example.org; printed at start")
        String publicUrl,

        @Setting(byDefault = "", says = "Addresses of proxies whose X-Forwarded-For is believed, comma-separated")
        List<String> trustedProxies,

        @Setting(byDefault = "", says = "Origins that browsers may call from, comma-separated; empty: none")
        List<String> corsOrigins,

        @Setting(byDefault = "-1", says = "Port of /metrics; -1: the same as everything else; 0 picks a free one")
        int metricsPort,

        @Setting(byDefault = "1MiB", says = "Largest JSON body")
        DataSize maxBody,

        @Setting(
                byDefault = "256",
                says =
                        "Bytes a second that a body must come with, counted once http.patience is used up; slower is answered 408; 0: any")
        int minRequestRate,

        @Setting(
                byDefault = "256",
                says =
                        "Bytes a second that an answer must be taken with, counted once http.patience is used up; slower is cut off; 0: any")
        int minResponseRate,

        @Setting(
                byDefault = "30s",
                says =
                        "How long in all a request or an answer may keep the server waiting for its client on top of what these rates allow, 1s to 10m")
        Duration patience) {

    public HttpSettings {
        basePath = List.copyOf(basePath);
        trustedProxies = List.copyOf(trustedProxies);
        corsOrigins = List.copyOf(corsOrigins);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535");
        }
        if (metricsPort < -1 || metricsPort > 65_535) {
            throw new IllegalArgumentException("metrics-port must be -1 to 65535");
        }
        if (minRequestRate < 0 || minResponseRate < 0) {
            throw new IllegalArgumentException("min-request-rate and min-response-rate must not be negative");
        }
        if (patience.compareTo(Duration.ofSeconds(1)) < 0 || patience.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("patience must be 1s to 10m");
        }
        if (basePath.isEmpty() || !basePath.stream().allMatch(path -> path.matches("(/[A-Za-z0-9._~-]+)+"))) {
            throw new IllegalArgumentException("base-path must be one or more of the form /nowatch");
        }
        if (!publicUrl.isEmpty() && !publicUrl.matches("https?://[^/]+(/.*[^/])?")) {
            throw new IllegalArgumentException(
                    "public-url must be of the form https://host, without a slash at the end");
        }
        if (corsOrigins.stream().anyMatch(origin -> !origin.matches("https?://[^/]+"))) {
            throw new IllegalArgumentException("cors-origins must be of the form https://host");
        }
    }

    /** Where clients find the server that listens on the given port. */
    public String address(int port) {
        var host = bind.equals("0.0.0.0") || bind.equals("::") ? "127.0.0.1" : bind;
        return publicUrl.isEmpty() ? "http://" + host + ":" + port : publicUrl;
    }
}
