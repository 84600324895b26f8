package app.nowatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Reads a series back as a client does. */
public final class SeriesReader {
    /** Not the server's, which refuses bodies of as many tokens as a day of seconds has. */
    private static final JsonMapper JSON = new JsonMapper();

    private SeriesReader() {}

    /** By Unix second: value and quality, as they stand in the JSON. */
    public static Map<Long, List<String>> read(TestClient client, String type, String from, String to) {
        var days = client.get("/v1/measurement?type=" + type + "&sort=ASC&start_day=" + from + "&end_day=" + to)
                .expect(200)
                .json();
        var samples = new TreeMap<Long, List<String>>();
        for (var day : days) {
            long midnight = Instant.parse(day.get("day").stringValue()).getEpochSecond();
            var values = JSON.readTree(day.get("values").stringValue());
            values.forEachEntry((second, pair) ->
                    samples.put(midnight + Long.parseLong(second), List.of(text(pair.get(0)), text(pair.get(1)))));
        }
        return samples;
    }

    private static String text(tools.jackson.databind.JsonNode node) {
        return node.isString() ? node.stringValue() : node.toString();
    }
}
