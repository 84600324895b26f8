package app.nowatch.platform.json;

import tools.jackson.databind.JsonNode;

/**
 * What JSON can express but not everything behind it can hold: PostgreSQL has no character zero, UTF-8 no half of a surrogate
 * pair, and a number too large for a double would come out as a text.
 */
final class Storable {
    private Storable() {}

    static boolean text(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF));
    }

    static boolean json(JsonNode node) {
        if (node.isString()) {
            return text(node.stringValue());
        }
        if (node.isFloatingPointNumber()) {
            return Double.isFinite(node.decimalValue().doubleValue());
        }
        return node.properties().stream().allMatch(entry -> text(entry.getKey()))
                && node.valueStream().allMatch(Storable::json);
    }
}
