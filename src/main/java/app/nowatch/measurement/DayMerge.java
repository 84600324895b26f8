package app.nowatch.measurement;

import java.util.List;

/** Puts the parts of a day together: of rows for the same second the one of the later part stays. */
final class DayMerge {
    private DayMerge() {}

    /** The rows of all parts, oldest part first; of a single part, the part itself. */
    static Columns merge(List<Columns> parts, boolean beats) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        return follow(parts) ? concatenate(parts, beats) : overlay(parts, beats);
    }

    private static boolean follow(List<Columns> parts) {
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i).first() <= parts.get(i - 1).last()) {
                return false;
            }
        }
        return true;
    }

    private static Columns concatenate(List<Columns> parts, boolean beats) {
        var merged =
                new Columns(beats, parts.stream().mapToInt(part -> part.size).sum());
        parts.forEach(merged::addAll);
        return merged;
    }

    private static Columns overlay(List<Columns> parts, boolean beats) {
        // For each second where its row is: the part's place above, the row's number (below 2^17) beneath.
        int[] owner = new int[Columns.SECONDS_A_DAY];
        int count = 0;
        for (int p = 0; p < parts.size(); p++) {
            var part = parts.get(p);
            for (int row = 0; row < part.size; row++) {
                int second = part.seconds[row];
                count += owner[second] == 0 ? 1 : 0;
                owner[second] = (p + 1) << 17 | row;
            }
        }
        var merged = new Columns(beats, count);
        for (int winner : owner) {
            if (winner != 0) {
                merged.addFrom(parts.get((winner >>> 17) - 1), winner & 0x1ffff);
            }
        }
        return merged;
    }
}
