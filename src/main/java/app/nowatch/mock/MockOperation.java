package app.nowatch.mock;

import java.util.Arrays;
import java.util.List;

/** An operation of the description: its method, its path word by word, and its answer. */
record MockOperation(String method, List<String> words, MockAnswer answer) {
    static MockOperation of(String method, String path, MockAnswer answer) {
        return new MockOperation(method, words(path), answer);
    }

    /** What stands between the slashes of a path; nothing for the root. */
    static List<String> words(String path) {
        return Arrays.stream(path.split("/")).filter(word -> !word.isEmpty()).toList();
    }

    /** Whether a request's path is this one, any word standing for a parameter. */
    boolean isAt(List<String> path) {
        if (path.size() != words.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (!isParameter(words.get(i)) && !words.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Where two operations are at one path, the one with fewer parameters is meant. */
    long parameters() {
        return words.stream().filter(MockOperation::isParameter).count();
    }

    private static boolean isParameter(String word) {
        return word.startsWith("{");
    }
}
