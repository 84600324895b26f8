package app.nowatch.measurement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts rows that were left out and keeps the first 20 by line. */
final class Rejections {
    private static final int KEPT = 20;

    private final List<Rejection> first = new ArrayList<>();
    private int count;

    /** Reasons name columns and bounds, never what stood in the row: it may be a health value. */
    void add(int line, String reason) {
        count++;
        if (first.size() == KEPT && first.getLast().line() < line) {
            return;
        }
        first.add(new Rejection(line, reason));
        first.sort(Comparator.comparingInt(Rejection::line));
        if (first.size() > KEPT) {
            first.removeLast();
        }
    }

    int count() {
        return count;
    }

    List<Rejection> first() {
        return List.copyOf(first);
    }

    /** The same in words. */
    List<String> messages() {
        return first.stream()
                .map(rejection -> "line " + rejection.line() + ": " + rejection.reason())
                .toList();
    }
}
