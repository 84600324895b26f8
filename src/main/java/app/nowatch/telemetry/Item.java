package app.nowatch.telemetry;

import app.nowatch.platform.json.Json;
import java.time.Instant;
import java.util.UUID;

/**
 * An item as operators read it.
 *
 * @param severity of a log; 0 for none
 * @param traceId in hex digits; empty for none
 * @param spanId likewise
 * @param source a JSON object with the resource and the scope
 * @param document the item itself, as OTLP JSON
 */
record Item(
        Signal signal,
        UUID id,
        String userId,
        Instant received,
        Instant time,
        String service,
        String name,
        int severity,
        String traceId,
        String spanId,
        String source,
        String document) {

    Item withSource(String json) {
        return new Item(signal, id, userId, received, time, service, name, severity, traceId, spanId, json, document);
    }

    ItemCursor cursor() {
        return new ItemCursor(time, id);
    }

    /** What is JSON already is put in as it is. */
    String json() {
        var envelope = Json.object()
                .put("id", id.toString())
                .put("userId", userId)
                .putPOJO("received", received)
                .putPOJO("time", time)
                .put("service", service)
                .put("name", name);
        if (signal == Signal.LOG && severity > 0) {
            envelope.put("severity", severity);
        }
        if (!traceId.isEmpty()) {
            envelope.put("traceId", traceId);
        }
        if (!spanId.isEmpty()) {
            envelope.put("spanId", spanId);
        }
        var text = Json.text(envelope);
        var members = source.length() > 2 ? "," + source.substring(1, source.length() - 1) : "";
        return text.substring(0, text.length() - 1) + members + ",\"" + signal.field() + "\":" + document + "}";
    }
}
