package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRuleTest {
    @Test
    void eachSpecialCharacterWillDoAndNoOther() {
        for (char special = ' '; special < 127; special++) {
            var isAlphanumeric = Character.isLetterOrDigit(special);
            var password = "Abcdefg1" + special;
            var expected = !isAlphanumeric && special != ' ';
            assertThat(PasswordRule.violations(password).isEmpty()).as(password).isEqualTo(expected);
        }
        assertThat(PasswordRule.violations("Abcdefg1§")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', quoteCharacter = '§', textBlock = """
            Abcde1! §must be of 8 to 99 characters§
            ABCDEFG1! §must have a lower-case letter§
            abcdefg1! §must have an upper-case letter§
            Abcdefgh! §must have a digit§
            Abcdefgh1 §must have one of ^$*.[]{}()?-"!@#%&/\\,><':;|_~`+=§
            ÀÉÎabc1!! §must have an upper-case letter§
            Abcdefg!٣ §must have a digit§
            """)
    void whatIsLacking(String password, String violation) {
        assertThat(PasswordRule.violations(password)).containsExactly(violation);
    }

    @Test
    void lengths() {
        assertThat(PasswordRule.violations("Abcde1!x")).isEmpty();
        assertThat(PasswordRule.violations("Aa1!" + "x".repeat(95))).isEmpty();
        assertThat(PasswordRule.violations("Aa1!" + "x".repeat(96))).hasSize(1);
        // Characters count, not the two halves of one.
        assertThat(PasswordRule.violations("Aa1!" + "😀".repeat(95))).isEmpty();
        assertThat(PasswordRule.violations("")).hasSize(5);
    }
}
