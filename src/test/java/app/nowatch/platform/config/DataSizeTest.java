package app.nowatch.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "17, 17",
        "17b, 17",
        "512KiB, 524288",
        "32 mib, 33554432",
        "1GIB, 1073741824",
        "8589934591GiB, 9223372035781033984",
    })
    void sizesAreReadInPowersOf1024(String text, long bytes) {
        assertThat(DataSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "KiB", "1KB", "1.5MiB", "-1", "8589934592GiB", "1234567890123"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> DataSize.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cannotBeNegative() {
        assertThatThrownBy(() -> new DataSize(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(DataSize.ofMebibytes(2)).isEqualTo(new DataSize(2L * 1024 * 1024));
    }
}
