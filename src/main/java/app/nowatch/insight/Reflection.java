package app.nowatch.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a day or a week: a function of the question alone.
 *
 * @param version of rules and words together; another one may say something else about the same days
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Reflection(
        Period period,
        String title,
        List<Section> sections,
        @Nullable ResearchInsight researchInsight,
        String version) {
    Reflection {
        sections = List.copyOf(sections);
    }
}
