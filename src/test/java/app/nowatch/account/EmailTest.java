package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "noor@example.org",
                "a@b",
                "first.last+tag@sub.example.co",
                "o'neil@example.org",
                "A_b-c@1.example"
            })
    void addresses(String text) {
        assertThat(Email.violations(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "noor",
                "@example.org",
                "noor@",
                "a@b@c.example",
                "noor @example.org",
                " noor@example.org",
                "noor@example.org\n",
                "noor@exa\u0007mple.org",
                "noor@-example.org",
                "noor@example..org",
                ".noor@example.org",
                "no..or@example.org",
                "noor@example.org>",
                "n\u212Ai@example.org",
                "noor@ex\u00E4mple.org"
            })
    void notAddresses(String text) {
        assertThat(Email.violations(text)).isNotEmpty();
        assertThatThrownBy(() -> new Email(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lengths() {
        var domain = ("d".repeat(60) + ".").repeat(3) + "exampl";
        assertThat(Email.violations("a".repeat(64) + "@" + domain)).isEmpty();
        assertThat(Email.violations("a".repeat(65) + "@b.example")).isNotEmpty();
        assertThat(Email.violations("a".repeat(60) + "@" + "d.".repeat(97) + "e"))
                .isNotEmpty();
    }

    @Test
    void theKeyForgetsCaseAndTheTextStaysOutOfLogs() {
        var email = new Email("Noor@Example.ORG");
        assertThat(email.key()).isEqualTo("noor@example.org");
        assertThat(email.hash()).isEqualTo(new Email("noor@example.org").hash()).hasSize(32);
        assertThat(email.toString()).doesNotContainIgnoringCase("noor");
    }
}
