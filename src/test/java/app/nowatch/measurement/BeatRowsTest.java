package app.nowatch.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a second holds, cut into rows that an upload takes and joins again. */
class BeatRowsTest {
    static LongStream seeds() {
        return Series.seeds();
    }

    private static List<String> rows(String text) {
        // In the middle of something else, as in the columns of a day.
        byte[] bytes = ("77 " + text + " 88").getBytes(StandardCharsets.US_ASCII);
        var rows = new ArrayList<String>();
        int start = 3;
        for (int end : BeatRule.rows(bytes, start, bytes.length - 3)) {
            rows.add(new String(bytes, start, end - start, StandardCharsets.US_ASCII));
            start = end + 1;
        }
        return rows;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rowsSayWhatWasSent(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var sent = new ArrayList<String>();
            for (int row = 1 + random.nextInt(16); row > 0; row--) {
                sent.add(row(random));
            }
            var text = String.join(" ", sent);
            var rows = rows(text);
            assertThat(String.join(" ", rows)).isEqualTo(text);
            assertThat(rows).allSatisfy(row -> {
                byte[] bytes = row.getBytes(StandardCharsets.US_ASCII);
                assertThat(BeatRule.allows(bytes, 0, bytes.length))
                        .as("'%s'", row)
                        .isTrue();
            });
            assertThat(rows).hasSizeLessThanOrEqualTo(sent.size());
        }
    }

    /** A digit somewhere, and often little else but blanks: where rows end is then hard to guess. */
    private static String row(Random random) {
        int length = 1 + random.nextInt(BeatRule.LONGEST_VALUE);
        var row = new StringBuilder(" ".repeat(length));
        row.setCharAt(random.nextInt(length), '8');
        for (int i = 0; i < length; i++) {
            if (random.nextInt(40) == 0) {
                row.setCharAt(i, 'f');
            }
        }
        return row.toString();
    }

    @Test
    void aShortTextIsOneRow() {
        assertThat(rows("800 810")).containsExactly("800 810");
        assertThat(rows("8".repeat(64))).containsExactly("8".repeat(64));
        assertThat(rows("8".repeat(64) + " 9")).containsExactly("8".repeat(64), "9");
    }

    @Test
    void whatNobodyCanHaveSentIsRefused() {
        assertThatThrownBy(() -> rows("8".repeat(65))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rows("8" + " ".repeat(200))).isInstanceOf(IllegalArgumentException.class);
    }
}
