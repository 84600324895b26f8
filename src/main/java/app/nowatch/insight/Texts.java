package app.nowatch.insight;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** All words of one language, by key. Where {@code key.1}, {@code key.2} … stand, they say the same in other words. */
final class Texts {
    private final Properties texts = new Properties();

    /**
     * Reads {@code reflection_LANGUAGE.properties}.
     *
     * @param language such as {@code en}
     */
    Texts(String language) {
        var name = "reflection_" + language + ".properties";
        try (var stream = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name);
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a key, or all of its variants; at least one. */
    List<String> variants(String key) {
        var single = texts.getProperty(key);
        if (single != null) {
            return List.of(single);
        }
        var variants = new ArrayList<String>();
        @Nullable String next;
        while ((next = texts.getProperty(key + "." + (variants.size() + 1))) != null) {
            variants.add(next);
        }
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("no text " + key);
        }
        return List.copyOf(variants);
    }

    /** Every text there is. */
    List<String> all() {
        return texts.stringPropertyNames().stream()
                .sorted()
                .map(texts::getProperty)
                .toList();
    }
}
