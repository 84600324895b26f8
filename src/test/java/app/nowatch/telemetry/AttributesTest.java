package app.nowatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributesTest {
    @ParameterizedTest
    @CsvSource({"a,199,199", "a,200,200", "a,201,200", "😀,199,199", "😀,200,200", "😀,201,200", "é,500,200"})
    void columnsHoldTwoHundredCharacters(String character, int sent, int kept) {
        assertThat(Attributes.shortened(character.repeat(sent))).isEqualTo(character.repeat(kept));
    }

    private static Span.Event exception(String type) {
        return Span.Event.newBuilder()
                .setName("exception")
                .addAttributes(Otlp.attribute("exception.type", type))
                .build();
    }

    /** The first may have been answered by another try, after which the span went on. */
    @Test
    void theLastExceptionOfASpanIsItsCrash() {
        var span = Span.newBuilder()
                .addEvents(exception("TimeoutException"))
                .addEvents(exception("IllegalStateException"))
                .addEvents(Span.Event.newBuilder().setName("ended"))
                .build();
        var facts = new Spans()
                .facts(
                        span,
                        new Bounds(Instant.parse("2026-11-23T12:00:00Z")),
                        new Attributes(new DenyList(List.of())));
        assertThat(facts.exception()).isEqualTo("IllegalStateException");
    }
}
