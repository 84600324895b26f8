package app.nowatch.telemetry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The endpoint that telemetry is passed on to. */
final class Collector implements AutoCloseable {
    private static final int FIRST_FAILURE = 300;
    /** Those that are about the body. All others may be about the other side or the way there, and pass once somebody has mended it. */
    private static final Set<Integer> FOR_GOOD = Set.of(400, 413, 415, 422);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DIGITS = 9;

    private final HttpClient client;
    private final String address;
    private final List<String> headers;
    private final Duration patience;
    private final Clock clock;

    /** @param patience with one request, from connecting to the end of its answer */
    Collector(String address, List<String> headers, Duration patience, Clock clock) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
        this.address = address.replaceAll("/+$", "");
        this.headers = List.copyOf(headers);
        this.patience = patience;
        this.clock = clock;
    }

    /** What came of a request. */
    sealed interface Outcome {
        record Taken() implements Outcome {}

        /** It is no use to send it again. */
        record Refused(int status) implements Outcome {}

        /** Nobody there, or not now; not before this time, an hour at most, zero when the other side names none. */
        record NotNow(String reason, Duration notBefore) implements Outcome {}
    }

    /** Sends compressed protobuf. */
    Outcome send(Signal signal, byte[] body) throws InterruptedException {
        var sent = client.sendAsync(request(signal, body), HttpResponse.BodyHandlers.discarding());
        try {
            return outcome(sent.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return new Outcome.NotNow("no answer within " + patience.toSeconds() + " s", Duration.ZERO);
        } catch (ExecutionException e) {
            var cause = e.getCause();
            return new Outcome.NotNow(
                    cause instanceof IOException ? cause.getClass().getSimpleName() : String.valueOf(cause),
                    Duration.ZERO);
        } finally {
            sent.cancel(true);
        }
    }

    private HttpRequest request(Signal signal, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(address + signal.path()))
                .timeout(patience)
                .header("Content-Type", Form.PROTOBUF.mediaType())
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (var header : headers) {
            var parts = header.split("=", 2);
            request.setHeader(parts[0], parts[1]);
        }
        return request.build();
    }

    private Outcome outcome(HttpResponse<Void> response) {
        int status = response.statusCode();
        if (status < FIRST_FAILURE) {
            return new Outcome.Taken();
        }
        if (FOR_GOOD.contains(status)) {
            return new Outcome.Refused(status);
        }
        var pause = response.headers().firstValue("Retry-After").map(this::pause);
        return new Outcome.NotNow("status " + status, pause.orElse(Duration.ZERO));
    }

    /** Seconds or a date (RFC 9110); anything else is none. */
    private Duration pause(String text) {
        try {
            if (text.matches("\\d+")) {
                return text.length() > MOST_DIGITS ? LONGEST_PAUSE : bounded(Duration.ofSeconds(Long.parseLong(text)));
            }
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            var pause = Duration.between(clock.instant(), Instant.from(date));
            return pause.isNegative() ? Duration.ZERO : bounded(pause);
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static Duration bounded(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
