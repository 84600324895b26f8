package app.nowatch.platform.mail;

import app.nowatch.platform.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A mail that waits, with the parameters of its template as JSON and the tries it has had. */
record QueuedMail(UUID id, String kind, String recipient, String parameters, int attempts) {
    Map<String, String> parameterMap() {
        var map = new HashMap<String, String>();
        Json.read(parameters)
                .properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().stringValue()));
        return Map.copyOf(map);
    }
}
