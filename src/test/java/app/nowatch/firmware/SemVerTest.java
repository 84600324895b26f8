package app.nowatch.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemVerTest {
    /** The examples of section 11 of the specification, from the oldest to the newest. */
    private static final List<String> SPECIFIED = List.of(
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "2.0.0",
            "2.1.0",
            "2.1.1");

    private static SemVer version(String text) {
        return SemVer.parse(text).orElseThrow(() -> new AssertionError(text));
    }

    @Test
    void theSpecificationsExamplesAreInItsOrder() {
        for (int i = 0; i < SPECIFIED.size(); i++) {
            for (int j = 0; j < SPECIFIED.size(); j++) {
                assertThat(Integer.signum(version(SPECIFIED.get(i)).compareTo(version(SPECIFIED.get(j)))))
                        .as("%s, %s", SPECIFIED.get(i), SPECIFIED.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.4",
                "1.2.3",
                "10.20.30",
                "1.1.2-prerelease+meta",
                "1.1.2+meta",
                "1.1.2+meta-valid",
                "1.0.0-alpha",
                "1.0.0-alpha0.valid",
                "1.0.0-alpha.0valid",
                "1.0.0-alpha-a.b-c-somethinglong+build.1-aef.1-its-okay",
                "1.0.0-rc.1+build.123",
                "1.2.3----RC-SNAPSHOT.12.9.1--.12",
                "1.0.0+0.build.1-rc.10000aaa-kk-0.1",
                "1.0.0-0A.is.legal",
                "1.0.0--",
                "1.0.0-x-y-z.--",
                "1.0.0+001",
                "1.0.0+21AF26D3----117B344092BD",
                "99999999999999999999999.999999999999999999.99999999999999999"
            })
    void whatTheGrammarAllowsIsTaken(String text) {
        assertThat(version(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2",
                "1.2.3.4",
                "01.1.1",
                "1.01.1",
                "1.1.01",
                "v1.2.3",
                "1.2.3-",
                "1.2.3+",
                "1.2.3-0123",
                "1.2.3-0123.0123",
                "1.1.2+.123",
                "1.0.0-alpha..1",
                "1.0.0-alpha_beta",
                "1.0.0-alpha+beta+gamma",
                "1.2.3 ",
                " 1.2.3",
                "1.2.3\n",
                "-1.0.0",
                "1.2.-3",
                "1.2.3-é",
                "１.2.3",
                "1.2.3.DEV",
                "1.2.31.2.3",
                "+invalid",
                "alpha"
            })
    void anythingElseIsNot(String text) {
        assertThat(SemVer.parse(text)).isEmpty();
        assertThatThrownBy(() -> new SemVer(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberMayHaveAsManyDigitsAsThereIsRoomFor() {
        var most = "9".repeat(SemVer.LONGEST - 4);
        var longest = version(most + ".0.0");
        assertThat(SemVer.parse(most + "9.0.0")).isEmpty();
        assertThat(longest.isNewerThan(version("1" + "0".repeat(SemVer.LONGEST - 5) + ".0.0")))
                .isTrue();
        assertThat(longest.isNewerThan(version("9".repeat(30) + ".0.0"))).isTrue();
    }

    @Test
    void buildMetadataDoesNotCount() {
        assertThat(version("1.0.0+a")).isEqualByComparingTo(version("1.0.0+b.2"));
        assertThat(version("1.0.0-x+9-9")).isEqualByComparingTo(version("1.0.0-x"));
        assertThat(version("1.0.0+99").isNewerThan(version("1.0.0"))).isFalse();
        assertThat(version("1.0.0+a-b")).isGreaterThan(version("1.0.0-b"));
    }

    /** Total, antisymmetric and transitive: whatever order they come in, sorting ends in one order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderIsAnOrder(long seed) {
        var random = new Random(seed);
        var versions =
                IntStream.range(0, 60).mapToObj(i -> any(random)).collect(Collectors.toCollection(ArrayList::new));
        for (var one : versions) {
            for (var other : versions) {
                assertThat(Integer.signum(one.compareTo(other)))
                        .as("seed %d: %s, %s", seed, one, other)
                        .isEqualTo(-Integer.signum(other.compareTo(one)));
            }
        }
        versions.sort(null);
        for (int i = 0; i < versions.size(); i++) {
            for (int j = i; j < versions.size(); j++) {
                assertThat(versions.get(i).compareTo(versions.get(j)))
                        .as("seed %d: %s, %s", seed, versions.get(i), versions.get(j))
                        .isLessThanOrEqualTo(0);
            }
        }
        var shuffled = new ArrayList<>(versions);
        Collections.shuffle(shuffled, random);
        shuffled.sort(null);
        for (int i = 0; i < versions.size(); i++) {
            assertThat(shuffled.get(i)).as("seed %d", seed).isEqualByComparingTo(versions.get(i));
        }
    }

    /** Numbers compare as numbers do. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void coresCompareAsNumbers(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            int[] one = {random.nextInt(3), random.nextInt(120), random.nextInt() & 0x7fffffff};
            int[] other = {random.nextInt(3), random.nextInt(120), random.nextInt() & 0x7fffffff};
            assertThat(Integer.signum(core(one).compareTo(core(other))))
                    .as("seed %d: %s, %s", seed, core(one), core(other))
                    .isEqualTo(Integer.signum(java.util.Arrays.compare(one, other)));
        }
    }

    private static SemVer core(int[] numbers) {
        return version(numbers[0] + "." + numbers[1] + "." + numbers[2]);
    }

    private static SemVer any(Random random) {
        var text = random.nextInt(2) + "." + random.nextInt(2) + "." + random.nextInt(12);
        if (random.nextInt(3) > 0) {
            text += "-" + identifiers(random);
        }
        return version(random.nextInt(3) == 0 ? text + "+" + identifiers(random) : text);
    }

    private static String identifiers(Random random) {
        var some = List.of("0", "1", "2", "10", "11", "a", "A", "b", "-", "--", "1a", "a1", "beta", "9".repeat(20));
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> some.get(random.nextInt(some.size())))
                .collect(Collectors.joining("."));
    }
}
