package app.nowatch.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PartCodecTest {
    private final PartCodecs codecs = new PartCodecs(1);

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("app.nowatch.measurement.Series#seeds")
    void comesBackEqual(long seed) {
        var random = new Random(seed);
        for (var type : SeriesType.values()) {
            var rows = Series.random(type, random);
            var back = codecs.decode(codecs.encode(rows), type.beats());
            assertThat(Series.model(back)).as(type.name()).isEqualTo(Series.model(rows));
            assertThat(DayHash.of(back)).isEqualTo(DayHash.of(rows));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SeriesType.class,
            names = {"TEMPERATURE", "HEART_RATE", "ACTIVITY_COUNT"})
    void keepsExtremes(SeriesType type) {
        var rows = new Columns(false, 4);
        rows.add(0, type.least(4), 4);
        rows.add(1, type.most(), 0);
        rows.add(86_398, type.most() - 1, 3);
        rows.add(86_399, type.least(0), 1);
        var back = codecs.decode(codecs.encode(rows), false);
        assertThat(Series.model(back)).isEqualTo(Series.model(rows));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 0 0",
        "00, 800",
        "' 800', 810",
        "'800  810', 7",
        "'810 ', 7",
        "999999999, 1",
        "9999999999, 1",
        "fffffff, a",
        "ffffffff, a",
        "3E8, 3e8",
        "3E8, 800"
    })
    void keepsTheTextOfBeats(String first, String second) {
        var rows = new Columns(true, 2);
        for (var text : new String[] {first, second}) {
            rows.addText(rows.size * 5, text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
        }
        var back = codecs.decode(codecs.encode(rows), true);
        assertThat(back.textOf(0)).isEqualTo(first);
        assertThat(back.textOf(1)).isEqualTo(second);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("app.nowatch.measurement.Series#seeds")
    void refusesCorruptBytesOrReadsRowsThatKeepTheRules(long seed) {
        var random = new Random(seed);
        for (var type : SeriesType.values()) {
            byte[] part = codecs.encode(Series.random(type, random));
            for (int i = 0; i < 40; i++) {
                byte[] broken = part.clone();
                int position = random.nextInt(random.nextBoolean() ? Math.min(40, part.length) : part.length);
                broken[position] ^= (byte) (1 << random.nextInt(8));
                readsOrRefuses(type, random.nextBoolean() ? broken : Arrays.copyOf(part, position));
            }
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            readsOrRefuses(type, noise);
        }
    }

    private void readsOrRefuses(SeriesType type, byte[] bytes) {
        try {
            var rows = codecs.decode(bytes, type.beats());
            assertThat(rows.size).isBetween(1, Columns.SECONDS_A_DAY);
            assertThat(rows.first()).isNotNegative();
            assertThat(rows.last()).isLessThan(Columns.SECONDS_A_DAY);
        } catch (CorruptPartException e) {
            assertThat(e).hasMessageStartingWith("A stored part cannot be read");
        }
    }

    @Test
    void refusesAPartOfTheOtherForm() {
        var rows = new Columns(false, 1);
        rows.add(1, 72, 4);
        byte[] part = codecs.encode(rows);
        assertThatThrownBy(() -> codecs.decode(part, true)).isInstanceOf(CorruptPartException.class);
    }

    @Test
    void aConstantDayCostsNothing() {
        var rows = new Columns(false, 16);
        for (int second = 0; second < Columns.SECONDS_A_DAY; second++) {
            rows.add(second, 36_600_000, 4);
        }
        assertThat(codecs.encode(rows)).hasSizeLessThan(40);
    }

    @Test
    void aDayOfHeartRateStaysBelowHalfAByteASample() {
        var random = new Random(1);
        var rows = new Columns(false, 16);
        double slow = 60;
        double fast = 0;
        for (int second = 0; second < Columns.SECONDS_A_DAY; second++) {
            slow += random.nextGaussian() * 0.15 + (65 - slow) * 0.0005;
            fast = fast * 0.9 + random.nextGaussian() * 0.8;
            rows.add(second, (int) Math.round(slow + fast), 4);
        }
        assertThat(codecs.encode(rows).length / (double) rows.size).isLessThan(0.5);
    }

    @Test
    void aDayOfBeatsStaysBelowOneAndAHalfBytesABeat() {
        var random = new Random(1);
        var rows = new Columns(true, 16);
        int beats = 0;
        for (double time = 0; time < Columns.SECONDS_A_DAY; beats++) {
            int interval = (int) (850 + 40 * Math.sin(beats / 4.0) + random.nextGaussian() * 25);
            byte[] text = Integer.toString(interval).getBytes(StandardCharsets.US_ASCII);
            if (!rows.isEmpty() && rows.last() == (int) time) {
                rows.joinText(text, 0, text.length);
            } else {
                rows.addText((int) time, text, 0, text.length);
            }
            time += interval / 1000.0;
        }
        assertThat(codecs.encode(rows).length / (double) beats).isLessThan(1.5);
    }

    @Test
    void givesIntegersBack() {
        int[] numbers = {0, 5, Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0};
        assertThat(codecs.decodeInts(codecs.encodeInts(numbers))).isEqualTo(numbers);
    }
}
