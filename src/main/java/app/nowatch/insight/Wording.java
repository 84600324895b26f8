package app.nowatch.insight;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the words for one question: of several variants always the same one for the same question. */
final class Wording {
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    private final Texts texts;
    private final long seed;

    Wording(Texts texts, long seed) {
        this.texts = texts;
        this.seed = seed;
    }

    /** A text whose places are filled; what fills them is not looked through for further places. */
    String say(String key, Map<String, String> filling) {
        return PLACE.matcher(pick(key, texts.variants(key)))
                .replaceAll(place -> Matcher.quoteReplacement(
                        Objects.requireNonNull(filling.get(place.group(1)), () -> key + " wants " + place.group())));
    }

    String say(String key) {
        return say(key, Map.of());
    }

    /** {@code a, b and c}. */
    String list(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        return String.join(", ", items.subList(0, items.size() - 1)) + " " + say("list.and") + " " + items.getLast();
    }

    /** One of several, by the question and by what they are for. */
    <T> T pick(String purpose, List<T> choices) {
        return choices.get(Math.floorMod(31 * seed + purpose.hashCode(), choices.size()));
    }
}
