package app.nowatch.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.platform.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final PasswordHasher hasher = new PasswordHasher(metrics, new SecureRandom());

    @Test
    void aPasswordMatchesItsHashAndNoOther() {
        var hash = hasher.hash("Morning-Run-7");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("Morning");
        assertThat(hasher.matches("Morning-Run-7", hash)).isTrue();
        assertThat(hasher.matches("Morning-Run-8", hash)).isFalse();
        assertThat(hasher.hash("Morning-Run-7")).as("salted").isNotEqualTo(hash);
    }

    @Test
    void matchingNothingCostsOneHashLikeMatchingSomething() {
        var hash = hasher.hash("Morning-Run-7");
        double before = count();
        hasher.matches("Evening-Walk-8", hash);
        double between = count();
        hasher.matchNothing("Evening-Walk-8");
        assertThat(count() - between).isEqualTo(between - before).isEqualTo(1);
    }

    private double count() {
        return metrics.get("password.hashes").counter().count();
    }

    @Test
    void whoGetsNoTurnInTimeIsToldToComeBack() {
        var closed = new PasswordHasher(metrics, new SecureRandom(), 0, Duration.ofMillis(1));
        double before = count();
        assertThatThrownBy(() -> closed.hash("Morning-Run-7"))
                .isInstanceOfSatisfying(
                        Problem.Overloaded.class,
                        problem -> assertThat(problem.retryAfter()).isPositive());
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void turnsAreGivenBack() {
        var one = new PasswordHasher(metrics, new SecureRandom(), 1, Duration.ofSeconds(10));
        var hash = one.hash("Morning-Run-7");
        assertThat(IntStream.range(0, 4).parallel().allMatch(i -> one.matches("Morning-Run-7", hash)))
                .isTrue();
        assertThatThrownBy(() -> one.hash("\ud800")).isInstanceOf(RuntimeException.class);
        assertThat(one.matches("Morning-Run-7", hash)).isTrue();
    }
}
