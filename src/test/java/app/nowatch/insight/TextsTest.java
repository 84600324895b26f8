package app.nowatch.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words, and the research that is told. */
class TextsTest {
    private static final Texts TEXTS = new Texts("en");
    private static final Pattern NUMBER_WORD = Pattern.compile(
            "(?i)\\b(zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(thir|four|fif|six|seven|eigh|nine)teen"
                    + "|(twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|dozens?|half|twice"
                    + "|(a|two|three) (third|quarter)s?|fourth|fifth|per cent|percent)\\b");

    /** Numbers come from the request alone: a text that had one would say it of everybody. */
    @Test
    void noTextHasANumberOfItsOwn() {
        assertThat(TEXTS.all()).isNotEmpty().noneMatch(text -> text.matches(".*\\d.*"));
    }

    /** How many days a comparison takes is told, and {@link ReflectingTest} holds these words to the rules. First and last only order. */
    @Test
    void noTextHasANumberInWordsButTheDaysThatAComparisonTakes() {
        assertThat(TEXTS.all())
                .noneMatch(text -> NUMBER_WORD
                        .matcher(text.replaceAll("\\b(five|three|six) (earlier )?days\\b", ""))
                        .find());
        assertThat(papers().map(paper ->
                        TEXTS.variants("research." + paper.id()).getFirst()))
                .noneMatch(text -> NUMBER_WORD.matcher(text).find());
        assertThat("a stay of twenty minutes").containsPattern(NUMBER_WORD);
    }

    @Test
    void namesOfMetricsFitIntoSentences() {
        for (var metric : Metric.values()) {
            for (var key : java.util.List.of("", ".inside")) {
                assertThat(TEXTS.variants("metric." + metric + key))
                        .allMatch(name -> name.matches("[A-Za-z][a-z ]*[a-z]"))
                        .noneMatch(name -> name.matches("(?i)(times|cycles|stages|minutes) .*"));
            }
        }
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
