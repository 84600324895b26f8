package app.nowatch.journal;

import app.nowatch.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of items, changed and put together. */
public final class ItemJson {
    /** In place of a value: the field is not there at all. */
    public static final String ABSENT = "absent";

    private static final String PLACEHOLDER = "to be replaced";

    private ItemJson() {}

    /** An item with other JSON, any text, at a place such as {@code info.subjective_inputs[0].value}. */
    public static String with(String item, String place, String json) {
        var root = Json.read(item);
        var pointer = JsonPointer.compile(
                "/" + place.replace("[", "/").replace("]", "").replace('.', '/'));
        var parent = root.at(pointer.head());
        var last = pointer.last();
        if (parent instanceof ArrayNode array) {
            array.set(last.getMatchingIndex(), PLACEHOLDER);
        } else if (json.equals(ABSENT)) {
            ((ObjectNode) parent).remove(last.getMatchingProperty());
        } else {
            ((ObjectNode) parent).put(last.getMatchingProperty(), PLACEHOLDER);
        }
        return text(root).replace('"' + PLACEHOLDER + '"', json);
    }

    private static String text(JsonNode node) {
        return new String(Json.write(node), StandardCharsets.UTF_8);
    }

    /** As JSON, with whatever has to be escaped. */
    public static String quoted(String text) {
        return new String(Json.write(text), StandardCharsets.UTF_8);
    }

    public static String array(List<String> items) {
        return "[" + String.join(",", items) + "]";
    }

    public static String array(String... items) {
        return array(Arrays.asList(items));
    }

    /** So many items of a kind, from number 0 on. */
    public static List<String> some(JournalKind kind, int count) {
        return IntStream.range(0, count).mapToObj(kind::item).toList();
    }

    /** Texts of an array, or of one field of its objects. */
    public static List<String> texts(JsonNode array, String field) {
        var texts = new ArrayList<String>();
        for (var each : array) {
            texts.add(field.isEmpty() ? each.stringValue() : each.get(field).stringValue());
        }
        return texts;
    }
}
