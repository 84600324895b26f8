package app.nowatch.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123Z");

    private static Ids at(Instant time, long seed) {
        return new Ids(Clock.fixed(time, ZoneOffset.UTC), new Random(seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_123})
    void haveTheVersionAndVariantOfTheirKind(long seed) {
        var ids = at(NOW, seed);
        for (int i = 0; i < 1_000; i++) {
            var ordered = ids.timeOrdered();
            var opaque = ids.opaque();

            assertThat(ordered.version()).isEqualTo(7);
            assertThat(ordered.variant()).isEqualTo(2);
            assertThat(ordered.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
            assertThat(opaque.version()).isEqualTo(4);
            assertThat(opaque.variant()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_123})
    void idsOfALaterMillisecondSortLaterAsValueAndAsText(long seed) {
        for (int i = 0; i < 1_000; i++) {
            var earlier = at(NOW.plusMillis(i), seed).timeOrdered();
            var later = at(NOW.plusMillis(i + 1L), seed + 1).timeOrdered();

            assertThat(earlier).isLessThan(later);
            assertThat(earlier.toString()).isLessThan(later.toString());
        }
    }

    @Test
    void doNotRepeat() {
        var ids = Ids.secure(Clock.fixed(NOW, ZoneOffset.UTC));
        var seen = new HashSet<UUID>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(ids.timeOrdered())).isTrue();
            assertThat(seen.add(ids.opaque())).isTrue();
        }
    }

    @Test
    void theUsualFormIsReadInEitherCase() {
        var id = at(NOW, 1).opaque();

        assertThat(Ids.parse(id.toString())).contains(id);
        assertThat(Ids.parse(id.toString().toUpperCase(java.util.Locale.ROOT))).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "01988b2d10aa7b0eb1e54f6f1d8f2a33",
                "01988b2d-10aa-7b0e-b1e5-4f6f1d8f2a3",
                "01988b2d-10aa-7b0e-b1e5-4f6f1d8f2a3333",
                "{01988b2d-10aa-7b0e-b1e5-4f6f1d8f2a33}",
                "01988b2d-10aa-7b0e-b1e5-4f6f1d8f2a3x",
            })
    void otherFormsAreNot(String text) {
        assertThat(Ids.parse(text)).isEmpty();
    }
}
