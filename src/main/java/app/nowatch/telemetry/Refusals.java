package app.nowatch.telemetry;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How many items of a request were left out, by reason. */
final class Refusals {
    private final Map<Refusal, Long> counts = new EnumMap<>(Refusal.class);

    void add(Refusal refusal, long items) {
        counts.merge(refusal, items, Long::sum);
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** A sentence for the sender; empty when all is well. */
    String message() {
        if (counts.isEmpty()) {
            return "";
        }
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().words())
                .collect(Collectors.joining("; ", "left out: ", ""));
    }
}
