package app.nowatch.platform.http;

import app.nowatch.platform.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The contract's error object. */
record ErrorBody(Instant timestamp, String path, List<String> message, int statusCode) {
    static byte[] of(Clock clock, String path, List<String> messages, int status) {
        return Json.write(new ErrorBody(clock.instant(), path, messages, status));
    }
}
