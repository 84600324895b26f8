package app.nowatch.truth;

import java.util.List;
import java.util.Locale;

/** How many stressors were seen, and how many of those seen there were. */
final class StressTable {
    private StressTable() {}

    static List<String> of(StressCheck check) {
        return List.of(
                String.format(Locale.ROOT, "days       %d with a value, %d without", check.days(), check.daysWithout()),
                String.format(
                        Locale.ROOT,
                        "recall     %s %%: %d of %d stressors were seen",
                        percent(check.recalled(), check.lived()),
                        check.recalled(),
                        check.lived()),
                String.format(
                        Locale.ROOT,
                        "precision  %s %%: %d of %d that were told had been",
                        percent(check.confirmed(), check.seen()),
                        check.confirmed(),
                        check.seen()));
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? "no" : String.format(Locale.ROOT, "%.1f", 100.0 * part / whole);
    }
}
