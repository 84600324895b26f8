package app.nowatch.figures;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.figures.MinuteDay.Column;
import app.nowatch.statistics.MinuteRecord;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinuteDayTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void comesBackAsItWasKept(long seed) {
        var random = new Random(seed);
        var day = new MinuteDay();
        for (var column : Column.values()) {
            for (int minute = 0; minute < MinuteDay.MINUTES; minute++) {
                day.set(column, minute, random.nextInt(4) == 0 ? 0 : random.nextInt());
            }
        }
        day.setRmssd(0, 17.25);
        day.setRmssd(86_100, Math.PI);
        var back = MinuteDay.decode(day.encode());
        for (var column : Column.values()) {
            for (int minute = 0; minute < MinuteDay.MINUTES; minute++) {
                assertThat(back.get(column, minute)).isEqualTo(day.get(column, minute));
            }
        }
        assertThat(back.windows(86_400)).isEqualTo(day.windows(86_400));
        assertThat(back.windows(86_400)).hasSize(2);
    }

    private static MinuteRecord record(MinuteDay day) {
        var record = MinuteRecord.starting(0, MinuteDay.MINUTES);
        day.addTo(record, 0);
        return record.carryTypes().build();
    }

    @Test
    void meansAreThoseOfTheRowsThatCount() {
        var day = new MinuteDay();
        day.add(Column.HEART_RATE_SUM, 5, 181);
        day.add(Column.HEART_RATE_USED, 5, 3);
        day.add(Column.GRAPH_SUM, 6, 70);
        day.add(Column.GRAPH_USED, 6, 1);
        day.set(Column.TYPE, 5, 1 + 2);
        var record = record(day);
        assertThat(record.heartRate(5)).isEqualTo(181.0 / 3);
        assertThat(record.heartRate(6)).isEqualTo(70);
        assertThat(record.hasHeartRate(7)).isFalse();
        assertThat(record.hasMovement(5)).isFalse();
        assertThat(record.type(6)).isEqualTo(2);
        assertThat(record.worn(5)).isTrue();
    }

    /** Ten minutes apart: worn in between, unless the watch says between the two rows that it was off. */
    @ParameterizedTest(name = "off in the first {0}, off in the last {1}")
    @org.junit.jupiter.params.provider.CsvSource({
        "0,0,true",
        "1,0,true",
        "2,0,false",
        "0,1,false",
        "0,2,true",
        "1,2,true"
    })
    void wearIsBridgedBetweenRowsThatCount(int first, int last, boolean worn) {
        var day = new MinuteDay();
        for (int minute : new int[] {100, 110}) {
            day.add(Column.HEART_RATE_SUM, minute, 60);
            day.add(Column.HEART_RATE_USED, minute, 1);
        }
        day.set(Column.OFF, 100, first);
        day.set(Column.OFF, 110, last);
        assertThat(record(day).worn(105)).isEqualTo(worn);
    }
}
