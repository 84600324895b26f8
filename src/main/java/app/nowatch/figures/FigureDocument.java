package app.nowatch.figures;

import app.nowatch.platform.json.Json;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The figures of one day as they are kept, each with when it came and when it last became another.
 *
 * @param figures of all types; none of a day without data
 */
record FigureDocument(Map<FigureType, Kept> figures) {
    /** Of a day of which nothing is kept. */
    static final FigureDocument NONE = new FigureDocument(Map.of());

    /** A figure that is kept; its updating time is that of its content. */
    record Kept(Figure figure, Instant created, Instant updated) {}

    /** Figures that were just made, with the times of what was kept before wherever nothing is new. */
    static FigureDocument of(Map<FigureType, Figure> made, FigureDocument before, Instant now) {
        var figures = new EnumMap<FigureType, Kept>(FigureType.class);
        made.forEach((type, figure) -> {
            var old = before.figures.get(type);
            var created = old == null ? now : old.created();
            var updated = old == null || !same(old.figure(), figure) ? now : old.updated();
            figures.put(type, new Kept(figure, created, updated));
        });
        return new FigureDocument(figures);
    }

    /** As texts, since numbers that were read are of other classes than those that were made. */
    private static boolean same(Figure one, Figure other) {
        return Json.text(json(one)).equals(Json.text(json(other)));
    }

    /** Whether a figure of this type has a value. */
    boolean has(FigureType type) {
        var kept = figures.get(type);
        return kept != null && kept.figure().daily() != null;
    }

    String encode() {
        var json = Json.object();
        figures.forEach((type, kept) -> json.set(
                type.name(),
                json(kept.figure())
                        .put("created", kept.created().toEpochMilli())
                        .put("updated", kept.updated().toEpochMilli())));
        return Json.text(json);
    }

    private static ObjectNode json(Figure figure) {
        var json = Json.object();
        json.set("daily", figure.daily() == null ? json.nullNode() : Json.number(figure.daily()));
        json.put("enough", figure.enoughData());
        json.set("more", figure.more());
        json.set("metadata", figure.metadata());
        return json;
    }

    static FigureDocument decode(String text) {
        var figures = new EnumMap<FigureType, Kept>(FigureType.class);
        Json.read(text)
                .propertyStream()
                .forEach(entry -> figures.put(FigureType.valueOf(entry.getKey()), kept(entry.getValue())));
        return new FigureDocument(figures);
    }

    private static Kept kept(JsonNode json) {
        var daily = json.get("daily");
        var figure = new Figure(
                daily.isNull() ? null : daily.doubleValue(),
                json.get("enough").booleanValue(),
                (ObjectNode) json.get("more"),
                (ObjectNode) json.get("metadata"));
        return new Kept(figure, time(json.get("created")), time(json.get("updated")));
    }

    private static Instant time(JsonNode milliseconds) {
        return Instant.ofEpochMilli(milliseconds.longValue());
    }
}
