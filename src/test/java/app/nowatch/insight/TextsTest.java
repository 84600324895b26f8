package app.nowatch.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words, and the research that is told. */
class TextsTest {
    private static final Texts TEXTS = new Texts("en");

    /** Numbers come from the request alone: a text that had one would say it of everybody. */
    @Test
    void noTextHasANumberOfItsOwn() {
        assertThat(TEXTS.all()).isNotEmpty().noneMatch(text -> text.matches(".*\\d.*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "medic",
                "clinic",
                "doctor",
                "physician",
                "diagnos",
                "disease",
                "disorder",
                "illness",
                "patient",
                "symptom",
                "treat",
                "therap",
                "cure",
                "drug",
                "pill",
                "prescri",
                "mortality",
                "death",
                "risk",
                "healthy",
                "unhealthy",
                "normal",
                "abnormal",
                "you should",
                "you must",
                "because",
                "due to",
                "leads to",
                "causes",
                "cardiovascular",
                "depress",
                "anxiety",
                "insomnia",
                "apnea",
                "arrhythm",
                "syndrome"
            })
    void noTextSpeaksLikeMedicine(String word) {
        assertThat(TEXTS.all()).noneMatch(text -> text.toLowerCase(Locale.ROOT).contains(word));
    }

    static java.util.stream.Stream<Paper> papers() {
        return Paper.all().stream();
    }

    @Test
    void everyMetricHasResearch() {
        assertThat(papers().map(Paper::metric).distinct()).containsExactlyInAnyOrder(Metric.values());
        assertThat(papers().map(Paper::id)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(10);
        assertThat(papers().map(Paper::doi)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("papers")
    void everyPaperHasWordsADoiAndAPageAndIsListed(Paper paper) throws IOException {
        assertThat(paper.doi()).matches("10\\.\\d{4,9}/\\S+");
        assertThat(paper.page()).startsWith("https://");
        assertThat(paper.title()).isNotBlank();
        assertThat(TEXTS.variants("research." + paper.id())).hasSize(1);
        var told = TEXTS.variants("research." + paper.id()).getFirst();
        assertThat(Files.readString(Path.of("docs/insights.md")))
                .contains("`" + paper.id() + "`", paper.doi(), paper.page(), paper.title(), told);
    }
}
