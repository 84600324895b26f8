package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_251_123})
    void comesBack(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            var id = new UUID(random.nextLong(), random.nextLong());
            assertThat(UserId.of(id)).matches("uid_[0-9a-f]{32}");
            assertThat(UserId.parse(UserId.of(id))).as("seed %d", seed).contains(id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "uid_",
                "uid_0123456789abcdef0123456789abcde",
                "uid_0123456789abcdef0123456789abcdef0",
                "UID_0123456789abcdef0123456789abcdef",
                "uid_0123456789ABCDEF0123456789abcdef",
                "0123456789abcdef0123456789abcdef",
                "uid_0123456789abcdef0123456789abcdeg"
            })
    void nothingElseIsAnId(String text) {
        assertThat(UserId.parse(text)).isEmpty();
    }
}
