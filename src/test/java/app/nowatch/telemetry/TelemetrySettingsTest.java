package app.nowatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.platform.config.DataSize;
import app.nowatch.platform.config.InvalidSettings;
import app.nowatch.platform.config.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelemetrySettingsTest {
    private static TelemetrySettings read(Map<String, String> settings) {
        var reader = new SettingsReader(settings, Map.of());
        var read = reader.read("telemetry", TelemetrySettings.class);
        reader.check();
        return read;
    }

    @Test
    void defaults() {
        assertThat(read(Map.of()))
                .isEqualTo(new TelemetrySettings(
                        DataSize.ofMebibytes(4),
                        DataSize.ofMebibytes(64),
                        Duration.ofDays(14),
                        List.of(
                                "email",
                                "e-mail",
                                "password",
                                "token",
                                "latitude",
                                "longitude",
                                "coordinate",
                                "geo",
                                "gps",
                                "authorization",
                                "cookie",
                                "secret"),
                        "",
                        List.of()));
    }

    @Test
    void everyKey() {
        assertThat(read(Map.of(
                        "telemetry.max-body", "1MiB",
                        "telemetry.memory", "64MiB",
                        "telemetry.retention", "2d",
                        "telemetry.deny", "a, b",
                        "telemetry.forward-to", "https://collector.example.org/otlp",
                        "telemetry.forward-headers", "api-key=a=b,x=")))
                .isEqualTo(new TelemetrySettings(
                        DataSize.ofMebibytes(1),
                        DataSize.ofMebibytes(64),
                        Duration.ofDays(2),
                        List.of("a", "b"),
                        "https://collector.example.org/otlp",
                        List.of("api-key=a=b", "x=")));
    }

    @ParameterizedTest
    @CsvSource({
        "telemetry.max-body, 63KiB",
        "telemetry.max-body, 65MiB",
        "telemetry.memory, 63MiB",
        "telemetry.retention, 23h",
        "telemetry.retention, 91d",
        "telemetry.deny, é",
        "telemetry.forward-to, collector:4318",
        "telemetry.forward-to, http://",
        "telemetry.forward-to, http://host?x=y",
        "telemetry.forward-headers, key",
        "telemetry.forward-headers, Host=elsewhere",
        "telemetry.forward-headers, content-length=1"
    })
    void bounds(String key, String value) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(key.substring("telemetry.".length()));
    }
}
