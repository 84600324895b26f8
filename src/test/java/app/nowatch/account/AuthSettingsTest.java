package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.account.AuthSettings.ConfirmAddress;
import app.nowatch.platform.config.InvalidSettings;
import app.nowatch.platform.config.SettingsReader;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthSettingsTest {
    private static AuthSettings read(Map<String, String> settings) {
        var reader = new SettingsReader(settings, Map.of());
        var read = reader.read("auth", AuthSettings.class);
        reader.check();
        return read;
    }

    @Test
    void defaults() {
        assertThat(read(Map.of()))
                .isEqualTo(new AuthSettings(
                        Duration.ofHours(1), Duration.ofDays(30), Duration.ofSeconds(60), false, ConfirmAddress.AUTO));
    }

    @Test
    void everyKey() {
        assertThat(read(Map.of(
                        "auth.access-lifetime", "10m",
                        "auth.refresh-lifetime", "7d",
                        "auth.refresh-grace", "30s",
                        "auth.require-client-token", "on",
                        "auth.confirm-address", "off")))
                .isEqualTo(new AuthSettings(
                        Duration.ofMinutes(10), Duration.ofDays(7), Duration.ofSeconds(30), true, ConfirmAddress.OFF));
    }

    @ParameterizedTest
    @CsvSource({
        "auth.access-lifetime, 59s",
        "auth.access-lifetime, 25h",
        "auth.refresh-lifetime, 59m",
        "auth.refresh-lifetime, 401d",
        "auth.refresh-grace, 11m"
    })
    void bounds(String key, String value) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(key.substring("auth.".length()));
    }

    @ParameterizedTest
    @CsvSource({
        "auto, true, true",
        "auto, false, false",
        "on, true, true",
        "on, false, true",
        "off, true, false",
        "off, false, false"
    })
    void addressesAreConfirmedWhereMailsLeaveUnlessToldOtherwise(String value, boolean mailsLeave, boolean expected) {
        var setting = read(Map.of("auth.confirm-address", value)).confirmAddress();
        assertThat(setting.isOn(mailsLeave)).isEqualTo(expected);
    }

    @Test
    void theOperatorsAddress() {
        var reader = new SettingsReader(Map.of("operator.email", "nobody"), Map.of());
        reader.read("operator", OperatorSettings.class);
        assertThatThrownBy(reader::check).isInstanceOf(InvalidSettings.class);
    }
}
