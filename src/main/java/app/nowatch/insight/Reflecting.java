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
        var sections = new ArrayList<Section>();
        sections.add(SummaryRule.say(period, comparisons, wording));
        comparisons.forEach(comparison -> sections.add(FigureRule.say(comparison, period, wording)));
        ClockRule.say(question, wording).forEach(sections::add);
        TriggerRule.say(question, wording).forEach(sections::add);
        sections.add(Section.of(Topic.NOTE, wording.say("note")));
        var research = ResearchRule.choose(question, comparisons, papers, wording);
        return new Reflection(
                period, SummaryRule.title(period, comparisons, wording), sections, research.orElse(null), VERSION);
    }
}
