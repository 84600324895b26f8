package app.nowatch.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** How many nights were seen right, by what makes them hard. */
final class NightTable {
    private static final String HEADER = "%7s  %-24s  %6s  %6s  %6s  %6s  %6s  %11s  %9s";

    private record Kind(String name, Predicate<NightCheck> holds) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("all nights", night -> true),
            new Kind("no awakening", night -> night.awakenings() == 0),
            new Kind("one awakening", night -> night.awakenings() == 1),
            new Kind("two awakenings", night -> night.awakenings() == 2),
            new Kind("no gap", night -> !night.gap()),
            new Kind("a gap", NightCheck::gap),
            new Kind("a gap and an awakening", night -> night.gap() && night.awakenings() > 0));

    private NightTable() {}

    static List<String> header() {
        return List.of(
                HEADER.formatted("", "", "", "", "start", "end", "both", "start late", "end late"),
                HEADER.formatted(
                        "evening", "nights", "number", "found", "right", "right", "right", "(median)", "(median)"));
    }

    /** @param evening median movement of the hour before sleep */
    static List<String> rows(int evening, List<NightCheck> nights) {
        var rows = new ArrayList<String>();
        for (var kind : KINDS) {
            var those = nights.stream().filter(kind.holds).toList();
            if (!those.isEmpty()) {
                rows.add(row(evening, kind.name, those));
            }
        }
        return rows;
    }

    private static String row(int evening, String name, List<NightCheck> nights) {
        var found = nights.stream().filter(NightCheck::found).toList();
        return String.format(
                Locale.ROOT,
                "%7d  %-24s  %6d  %6.1f  %6.1f  %6.1f  %6.1f  %+11.0f  %+9.0f",
                evening,
                name,
                nights.size(),
                percent(nights, NightCheck::found),
                percent(nights, NightCheck::startIsRight),
                percent(nights, NightCheck::endIsRight),
                percent(nights, NightCheck::bothAreRight),
                middle(found.stream().mapToLong(NightCheck::startError).sorted().toArray()),
                middle(found.stream().mapToLong(NightCheck::endError).sorted().toArray()));
    }

    static double percent(List<NightCheck> nights, Predicate<NightCheck> right) {
        return 100.0 * nights.stream().filter(right).count() / nights.size();
    }

    /** The lower one of the two in the middle: a whole number of minutes. */
    private static double middle(long[] sorted) {
        return sorted.length == 0 ? Double.NaN : sorted[(sorted.length - 1) / 2];
    }
}
