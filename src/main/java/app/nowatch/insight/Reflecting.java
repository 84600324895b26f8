package app.nowatch.insight;

import java.util.ArrayList;
import java.util.List;

/** Puts a reflection together, rule by rule. */
final class Reflecting {
    static final String VERSION = "1";

    private final Texts texts = new Texts("en");
    private final List<Paper> papers = Paper.all();

    Reflection on(Question question) {
        var wording = new Wording(texts, question.seed());
        var period = question.period();
        var comparisons = Comparison.of(question);
        var clocks = ClockComparison.of(question);
        var sections = new ArrayList<Section>();
        sections.add(SummaryRule.say(period, comparisons, clocks, wording));
        comparisons.forEach(comparison -> sections.add(FigureRule.say(comparison, period, wording)));
        clocks.forEach(clock -> sections.add(ClockRule.say(clock, period, question.clockface(), wording)));
        TriggerRule.say(question, wording).forEach(sections::add);
        sections.add(Section.of(Topic.NOTE, wording.say("note")));
        var research = ResearchRule.choose(question, comparisons, papers, wording);
        var title = SummaryRule.title(period, comparisons, clocks, wording);
        return new Reflection(period, title, sections, research.orElse(null), VERSION);
    }
}
