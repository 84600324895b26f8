package app.nowatch.truth;

import app.nowatch.statistics.SleepStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** How often the stage of a step was told right, and which was taken for which. */
final class StageTable {
    private static final List<SleepStage> STAGES =
            List.of(SleepStage.AWAKE, SleepStage.LIGHT, SleepStage.DEEP, SleepStage.REM);
    private static final List<SleepStage> SAID =
            List.of(SleepStage.AWAKE, SleepStage.LIGHT, SleepStage.DEEP, SleepStage.REM, SleepStage.UNKNOWN);

    private final StageCheck check;
    private final double total;

    private StageTable(StageCheck check) {
        this.check = check;
        this.total = STAGES.stream().mapToLong(this::was).sum();
    }

    static List<String> of(StageCheck check) {
        var table = new StageTable(check);
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT, "%-8s  %9s  %9s  %9s  %9s", "", "share of", "share of", "of these", "of what is"));
        lines.add(String.format(
                Locale.ROOT, "%-8s  %9s  %9s  %9s  %9s", "stage", "the truth", "the told", "found", "told right"));
        STAGES.forEach(stage -> lines.add(table.share(stage)));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT, "%-8s  %9s  %9s  %9s  %9s  %9s", "was/told", "AWAKE", "LIGHT", "DEEP", "REM", "none"));
        STAGES.forEach(stage -> lines.add(table.row(stage)));
        lines.add("");
        lines.add(table.agreement("four stages", stage -> stage));
        lines.add(table.agreement("wake, non-REM, REM", StageTable::nonRem));
        lines.add(table.agreement("wake, sleep", StageTable::sleep));
        return lines;
    }

    /** Light and deep sleep are one. */
    private static SleepStage nonRem(SleepStage stage) {
        return stage == SleepStage.DEEP ? SleepStage.LIGHT : stage;
    }

    private static SleepStage sleep(SleepStage stage) {
        return stage == SleepStage.DEEP || stage == SleepStage.REM ? SleepStage.LIGHT : stage;
    }

    private long was(SleepStage stage) {
        return SAID.stream().mapToLong(said -> check.count(stage, said)).sum();
    }

    private long said(SleepStage stage) {
        return STAGES.stream().mapToLong(was -> check.count(was, stage)).sum();
    }

    private String share(SleepStage stage) {
        double right = check.count(stage, stage);
        return String.format(
                Locale.ROOT,
                "%-8s  %9.1f  %9.1f  %9.1f  %10.1f",
                stage,
                100 * was(stage) / total,
                100 * said(stage) / total,
                100 * right / was(stage),
                100 * right / said(stage));
    }

    private String row(SleepStage was) {
        var row = new StringBuilder(String.format(Locale.ROOT, "%-8s", was));
        SAID.forEach(said -> row.append(String.format(Locale.ROOT, "  %9d", check.count(was, said))));
        return row.toString();
    }

    /** Agreement, against one guess for every step and, as kappa (Cohen 1960), against chance. */
    private String agreement(String name, UnaryOperator<SleepStage> merged) {
        double right = 0;
        double byChance = 0;
        double constant = 0;
        for (var stage : STAGES.stream().map(merged).distinct().toList()) {
            var those =
                    STAGES.stream().filter(one -> merged.apply(one) == stage).toList();
            double was = those.stream().mapToLong(this::was).sum() / total;
            double said = those.stream().mapToLong(this::said).sum() / total;
            right += those.stream()
                            .mapToLong(one -> those.stream()
                                    .mapToLong(other -> check.count(one, other))
                                    .sum())
                            .sum()
                    / total;
            byChance += was * said;
            constant = Math.max(constant, was);
        }
        return String.format(
                Locale.ROOT,
                "%-18s  agreement %.1f %%, one constant guess %.1f %%, kappa %.2f",
                name,
                100 * right,
                100 * constant,
                (right - byChance) / (1 - byChance));
    }
}
