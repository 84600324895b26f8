package app.nowatch.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareStatementTest {
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07.089Z");

    private static String text(FirmwareStatement statement) {
        return new String(statement.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsSignedIsALineForEachField() {
        assertThat(text(new FirmwareStatement("nowatch-2", "2.1.0-rc.1+7", SHA, 1_048_576, "1.9.0", AT)))
                .isEqualTo("""
                        nowatch-firmware-v1
                        nowatch-2
                        2.1.0-rc.1+7
                        %s
                        1048576
                        1.9.0
                        2026-03-04T05:06:07.089Z
                        """.formatted(SHA));
    }

    @Test
    void withoutALeastVersionItsLineIsEmpty() {
        assertThat(text(new FirmwareStatement("h", "1.0.0", SHA, 1, "", Instant.parse("2026-03-04T00:00:00Z"))))
                .endsWith("\n1\n\n2026-03-04T00:00:00.000Z\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "\n", "a\r\n"})
    void aFieldIsOneLine(String text) {
        assertThatThrownBy(() -> new FirmwareStatement(text, "1.0.0", SHA, 1, "", AT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FirmwareStatement("h", text, SHA, 1, "", AT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FirmwareStatement("h", "1.0.0", SHA, 1, text, AT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FirmwareStatement("h", "1.0.0", SHA + text, 1, "", AT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoDigestOrSizeIsRefused() {
        for (var sha : new String[] {"", SHA.substring(1), SHA.toUpperCase(java.util.Locale.ROOT), SHA + "0"}) {
            assertThatThrownBy(() -> new FirmwareStatement("h", "1.0.0", sha, 1, "", AT))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new FirmwareStatement("h", "1.0.0", SHA, 0, "", AT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FirmwareStatement("", "1.0.0", SHA, 1, "", AT))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
