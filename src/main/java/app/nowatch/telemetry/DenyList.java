package app.nowatch.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Which attributes nobody wants to have, by words in their keys. */
final class DenyList {
    private final byte[][] words;
    /** Which bytes a word begins with. */
    private final boolean[] first = new boolean[256];

    /** @param words of ASCII, of any case */
    DenyList(List<String> words) {
        this.words = words.stream()
                .map(word -> word.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        for (byte[] word : this.words) {
            first[word[0]] = true;
            first[Character.toUpperCase(word[0])] = true;
        }
    }

    /** Whether a key has one of the words in it. */
    boolean has(String key) {
        var bytes = key.getBytes(StandardCharsets.UTF_8);
        return has(bytes, 0, bytes.length);
    }

    /** As {@link #has(String)}, of UTF-8. */
    boolean has(byte[] key, int from, int to) {
        for (int i = from; i < to; i++) {
            if (first[key[i] & 0xFF] && hasAt(key, i, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasAt(byte[] key, int at, int to) {
        for (byte[] word : words) {
            if (word.length <= to - at && startsWith(key, at, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] key, int at, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            int letter = key[at + i];
            if (letter >= 'A' && letter <= 'Z') {
                letter += 'a' - 'A';
            }
            if (letter != word[i]) {
                return false;
            }
        }
        return true;
    }
}
