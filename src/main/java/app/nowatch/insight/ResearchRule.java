package app.nowatch.insight;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses research that fits, and never what the person has been told already. */
final class ResearchRule {
    private ResearchRule() {}

    /** About a metric that stands out, else about one that was measured, else any; empty when all has been told. */
    static Optional<ResearchInsight> choose(
            Question question, List<Comparison> comparisons, List<Paper> papers, Wording wording) {
        var fresh = papers.stream()
                .filter(paper -> !question.told().contains(paper.id()))
                .toList();
        var outstanding = comparisons.stream().filter(Comparison::standsOut).toList();
        return Stream.of(about(outstanding, fresh), about(comparisons, fresh), fresh)
                .filter(choice -> !choice.isEmpty())
                .findFirst()
                .map(choice -> wording.pick("research", choice))
                .map(paper -> new ResearchInsight(paper.id(), wording.say("research." + paper.id()), paper.doi()));
    }

    private static List<Paper> about(List<Comparison> comparisons, List<Paper> papers) {
        return papers.stream()
                .filter(paper -> comparisons.stream().anyMatch(comparison -> comparison.metric() == paper.metric()))
                .toList();
    }
}
