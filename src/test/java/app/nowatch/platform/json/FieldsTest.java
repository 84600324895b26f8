package app.nowatch.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private enum Colour {
        RED,
        BLUE
    }

    private static Fields of(String json) {
        return Fields.ofObject(json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> violations(String json, Consumer<Fields> reading) {
        var fields = of(json);
        reading.accept(fields);
        try {
            fields.check();
            return List.of();
        } catch (Problem.Invalid refused) {
            return refused.messages();
        }
    }

    @Test
    void anAnswerIsReadByTheNamesOfRequests() {
        var json = "{\"startDatetime\":\"2024-06-01\",\"subjectiveInputs\":[{\"lastTag\":9}],\"date_of_birth\":1}";
        var fields = Fields.ofAnswer(json.getBytes(StandardCharsets.UTF_8));
        assertThat(fields.time("start_datetime")).isEqualTo("2024-06-01T00:00:00Z");
        fields.objects("subjective_inputs", 1, 1).getFirst().optionalInteger("last_tag", 0, 3);
        fields.require("date_of_birth");
        assertThatThrownBy(fields::check)
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        e -> assertThat(e.messages())
                                .containsExactly(
                                        "subjectiveInputs[0].lastTag: must be a whole number from 0 to 3",
                                        "dateOfBirth: is required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"text\"", "null", "true", " "})
    void aBodyThatIsNoObjectIsRefused(String body) {
        assertThatThrownBy(() -> of(body))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        e -> assertThat(e.messages()).containsExactly("body: must be a JSON object"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":\"hunter2\"",
                "{\"password\":hunter2}",
                "{\"password\":\"hunter2\"} hunter2",
                "{\"password\":\"hunter2\",\"password\":\"hunter2\"}",
                "{'password':'hunter2'}",
                "hunter2",
                "{\"password\":\"hunter2\\q\"}",
            })
    void aBrokenBodyIsRefusedWithoutQuotingIt(String body) {
        assertThatThrownBy(() -> of(body))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        e -> assertThat(e.messages())
                                .singleElement()
                                .asString()
                                .startsWith("body: is not valid JSON (line 1, column ")
                                .doesNotContain("hunter2"));
    }

    @Test
    void anEmptyOrMisencodedBodyIsRefused() {
        assertThatThrownBy(() -> of("")).isInstanceOf(Problem.Invalid.class).hasMessageContaining("is empty");
        assertThatThrownBy(() -> Fields.ofObject(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}))
                .isInstanceOf(Problem.Invalid.class)
                .hasMessageContaining("is not valid JSON");
        assertThatThrownBy(() -> of("{\"a\":" + "[".repeat(100_000)))
                .isInstanceOf(Problem.Invalid.class)
                .hasMessageContaining("is not valid JSON");
    }

    @Test
    void aBodyOfTooManyValuesIsTooLargeAndOneOfTooLongOnesIsNoJson() {
        assertThatThrownBy(() -> of("{\"a\":[" + "1,".repeat(100_000) + "1]}"))
                .isInstanceOf(Problem.TooLarge.class)
                .hasMessageContaining("send less at once");
        assertThatThrownBy(() -> of("{\"a\":" + "1".repeat(1_001) + "}")).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void textIsKeptAsSentAndCountedInCharacters() {
        var fields = of("{\"name\":\" Ané \",\"face\":\"\uD83D\uDE00\uD83D\uDE00\",\"empty\":\"\"}");

        assertThat(fields.text("name", 1, 5)).isEqualTo(" Ané ");
        assertThat(fields.text("face", 1, 2)).isEqualTo("\uD83D\uDE00\uD83D\uDE00");
        assertThat(fields.optionalText("empty", 0, 5)).contains("");
        assertThat(fields.optionalText("absent", 1, 5)).isEmpty();
        fields.check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\ud800", "\\udc00a"})
    void aTextThatCannotBeStoredIsTold(String text) {
        assertThat(violations("{\"name\":\"" + text + "\"}", fields -> fields.text("name", 1, 5)))
                .containsExactly("name: must not hold the character zero, or half of one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"   \"",
                "\"abcdef\"",
                "5",
                "true",
                "{}",
                "[\"abc\"]",
            })
    void aTextThatBreaksItsRuleIsTold(String value) {
        assertThat(violations("{\"name\":" + value + "}", fields -> fields.text("name", 1, 5)))
                .containsExactly("name: must be a text of 1 to 5 characters");
        assertThat(violations("{\"name\":" + value + "}", fields -> fields.optionalText("name", 1, 5)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"field\":null}"})
    void absentAndNullAreTheSame(String body) {
        assertThat(violations(body, fields -> {
                    assertThat(fields.optionalText("field", 1, 5)).isEmpty();
                    assertThat(fields.optionalInteger("field", 1, 5)).isEmpty();
                    assertThat(fields.optionalFlag("field")).isEmpty();
                    assertThat(fields.optionalTime("field")).isEmpty();
                    assertThat(fields.optionalChoice("field", Colour.class)).isEmpty();
                }))
                .isEmpty();
        assertThat(violations(body, fields -> {
                    fields.text("field", 1, 5);
                    fields.time("field");
                    fields.object("field", 100);
                }))
                .containsExactly("field: is required", "field: is required", "field: is required");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "300, 300", "180.0, 180", "18e1, 180", "1.8E+2, 180"})
    void wholeNumbersAreReadInEveryNotation(String sent, int value) {
        var fields = of("{\"height\":" + sent + "}");

        assertThat(fields.optionalInteger("height", 1, 300)).contains(value);
        fields.check();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "301",
                "-5",
                "180.5",
                "\"180\"",
                "true",
                "{}",
                "[]",
                "2147483648",
                "4294967476",
                "1e400",
                "1e-400",
                "123456789012345678901234567890",
            })
    void aNumberThatBreaksItsRuleIsTold(String sent) {
        assertThat(violations("{\"height\":" + sent + "}", fields -> fields.optionalInteger("height", 1, 300)))
                .containsExactly("height: must be a whole number from 1 to 300");
    }

    @Test
    void flagsTimesAndChoicesAreRead() {
        var fields = of("{\"on\":true,\"off\":false,\"at\":\"2024-01-01\",\"colour\":\"BLUE\"}");

        assertThat(fields.optionalFlag("on")).contains(true);
        assertThat(fields.optionalFlag("off")).contains(false);
        assertThat(fields.time("at")).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(fields.optionalTime("at")).contains(Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(fields.optionalChoice("colour", Colour.class)).contains(Colour.BLUE);
        fields.check();
    }

    @Test
    void flagsTimesAndChoicesOfAWrongKindAreTold() {
        assertThat(violations(
                        "{\"flag\":\"true\",\"at\":1704110400,\"late\":\"noon\",\"colour\":\"blue\",\"tint\":0}", f -> {
                            f.optionalFlag("flag");
                            f.time("at");
                            f.optionalTime("late");
                            f.optionalChoice("colour", Colour.class);
                            f.optionalChoice("tint", Colour.class);
                        }))
                .containsExactly(
                        "flag: must be true or false",
                        "at: must be an ISO-8601 time such as 2024-01-01T12:00:00.000Z",
                        "late: must be an ISO-8601 time such as 2024-01-01T12:00:00.000Z",
                        "colour: must be one of [RED, BLUE]",
                        "tint: must be one of [RED, BLUE]");
    }

    @Test
    void anObjectIsKeptWholeAndBoundedInBytes() {
        var fields = of("{\"settings\":{\"theme\":\"é\",\"deep\":{\"list\":[1,2.5,null]}}}");

        var settings = fields.object("settings", 100);

        fields.check();
        assertThat(new String(Json.write(settings), StandardCharsets.UTF_8))
                .isEqualTo("{\"theme\":\"é\",\"deep\":{\"list\":[1,2.5,null]}}");
        assertThat(violations("{\"settings\":{\"a\":\"é\"}}", f -> f.object("settings", 10)))
                .isEmpty();
        assertThat(violations("{\"settings\":{\"a\":\"é\"}}", f -> f.object("settings", 9)))
                .containsExactly("settings: must be at most 9 bytes of JSON");
        assertThat(violations("{\"settings\":[1]}", f -> f.object("settings", 9)))
                .containsExactly("settings: must be an object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"\\u0000\"}",
                "{\"a\\u0000\":1}",
                "{\"a\":[{\"b\":\"\\ud800\"}]}",
                "{\"a\":1e400}",
            })
    void anObjectThatTheDatabaseOrJsonCannotHoldIsTold(String value) {
        assertThat(violations("{\"settings\":" + value + "}", fields -> fields.object("settings", 1_000)))
                .containsExactly("settings: must not hold the character zero, half characters or numbers beyond 1e308");
    }

    @Test
    void anObjectOfAnythingIsTakenWhateverIsInIt() {
        var odd = "{\"a\":1e999,\"b\":\"\\u0000\",\"c\":[{}]}";
        assertThat(of("{\"map\":" + odd + "}").anyObject("map", 3)).hasSize(3);
        assertThat(violations("{\"map\":" + odd + "}", fields -> fields.anyObject("map", 2)))
                .containsExactly("map: must be an object of at most 2 members");
        assertThat(violations("{\"map\":[]}", fields -> fields.anyObject("map", 2)))
                .containsExactly("map: must be an object of at most 2 members");
        assertThat(violations("{}", fields -> fields.anyObject("map", 2))).containsExactly("map: is required");
    }

    @Test
    void placeholdersNeverLeaveSinceCheckRefuses() {
        var fields = of("{\"name\":5,\"at\":5,\"settings\":5}");

        assertThat(fields.text("name", 1, 5)).isEmpty();
        assertThat(fields.time("at")).isEqualTo(Instant.EPOCH);
        assertThat(fields.object("settings", 10)).isEmpty();
        assertThatThrownBy(fields::check)
                .isInstanceOfSatisfying(
                        Problem.Invalid.class, e -> assertThat(e.messages()).hasSize(3));
    }

    @Test
    void rulesBeyondOneFieldAreToldWithTheOthersAndNotWithoutEnd() {
        assertThat(violations("{\"name\":5}", fields -> {
                    fields.text("name", 1, 5);
                    fields.violation("new_password", "must differ from the old one");
                }))
                .containsExactly(
                        "name: must be a text of 1 to 5 characters", "new_password: must differ from the old one");
        assertThat(violations("{}", fields -> {
                    for (int i = 0; i < 1_000; i++) {
                        fields.violation("row" + i, "is wrong");
                    }
                }))
                .hasSize(100);
    }

    @Test
    void unknownFieldsDoNotMatter() {
        var fields = of("{\"unknown\":[1,2],\"name\":\"a\"}");

        assertThat(fields.optionalText("name", 1, 5)).isEqualTo(Optional.of("a"));
        fields.check();
    }
}
