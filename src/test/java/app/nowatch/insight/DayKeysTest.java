package app.nowatch.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which day a key of the past means. */
class DayKeysTest {
    private static Question question(List<String> keys) {
        var asking = new Asking();
        for (var key : keys) {
            asking.body().withObject("/past_daily_metrics").putObject(key).put("SLEEP_CYCLES", 4);
            asking.body().withObject("/past_triggers").putArray(key).add(key);
        }
        return asking.question();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-08-01, 2025-08-01",
        "2025-08-01T23:30:00Z, 2025-08-01",
        "2025-08-01T23:30:00, 2025-08-01",
        "2025-08-01T23:30:00-05:00, 2025-08-01",
        "2025-08-01T00:30:00+02:00, 2025-08-01",
        "2025-08-01T00:30:00+0200, 2025-08-01",
        "0000-12-31T22:00:00-05:00, 0001-01-01"
    })
    void aMomentCountsForTheDayThatItTells(String key, LocalDate day) {
        var asking = new Asking();
        asking.body().withObject("/past_daily_metrics").putObject(key).put("SLEEP_CYCLES", 4);
        assertThat(asking.question().past().days()).containsOnlyKeys(day);
    }

    @Test
    void theOrderOfSeveralKeysForOneDayDoesNotMatter() {
        var bare = "2025-08-01";
        var moments = List.of("2025-08-01T07:00:00+02:00", "2025-08-01T06:00:00Z", "2025-08-01T05:59:00-03:00");
        var all = new ArrayList<>(moments);
        all.add(bare);
        for (int turn = 0; turn < all.size(); turn++) {
            Collections.rotate(all, 1);
            assertThat(question(all).past().names()).containsExactly(bare);
            var withoutBare = new ArrayList<>(all);
            withoutBare.remove(bare);
            assertThat(question(withoutBare).past().names()).containsExactly("2025-08-01T05:59:00-03:00");
        }
    }
}
