package app.nowatch.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinuteRecordTest {
    private static int[] worn(MinuteRecord record) {
        return IntStream.range(0, record.length()).filter(record::worn).toArray();
    }

    @Test
    void wearIsBridgedUpToTenMinutes() {
        assertThat(worn(MinuteRecord.starting(0, 30)
                        .heartRate(5, 60)
                        .heartRate(15, 60)
                        .build()))
                .containsExactly(5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        assertThat(worn(MinuteRecord.starting(0, 30)
                        .heartRate(5, 60)
                        .heartRate(16, 60)
                        .build()))
                .containsExactly(5, 16);
    }

    @Test
    void wearIsNotBridgedOverARowThatSaysOff() {
        assertThat(worn(MinuteRecord.starting(0, 30)
                        .heartRate(5, 60)
                        .heartRate(9, 60)
                        .off(7)
                        .build()))
                .containsExactly(5, 9);
    }

    @Test
    void stillNeedsSomethingKnownAndNothingAgainstIt() {
        var record = MinuteRecord.starting(0, 8)
                .movement(1, 1_499)
                .movement(2, 1_500)
                .cadence(3, 0)
                .movement(4, 10)
                .cadence(4, 1)
                .movement(5, 10)
                .type(5, MinuteRecord.WALK)
                .movement(6, 10)
                .type(6, MinuteRecord.REST)
                .movement(7, 10)
                .type(7, 1)
                .build();
        assertThat(IntStream.range(0, 8).filter(record::still)).containsExactly(1, 3, 6);
        assertThat(IntStream.range(0, 8).filter(record::moving)).containsExactly(2, 4, 5);
    }

    @Test
    void aTypeIsCarriedTwelveHoursAndNotOverAGapInWear() {
        var record = MinuteRecord.starting(0, 1_000);
        IntStream.range(0, 1_000).forEach(minute -> record.heartRate(minute, 60));
        record.type(10, MinuteRecord.CYCLE);
        var carried = record.carryTypes().build();
        assertThat(carried.type(9)).isEqualTo(MinuteRecord.NO_TYPE);
        assertThat(carried.type(730)).isEqualTo(MinuteRecord.CYCLE);
        assertThat(carried.type(731)).isEqualTo(MinuteRecord.NO_TYPE);

        var gap = MinuteRecord.starting(0, 40).heartRate(0, 60).heartRate(1, 60).heartRate(30, 60);
        var notCarried = gap.type(0, MinuteRecord.RUN).carryTypes().build();
        assertThat(notCarried.type(1)).isEqualTo(MinuteRecord.RUN);
        assertThat(notCarried.type(2)).isEqualTo(MinuteRecord.NO_TYPE);
        assertThat(notCarried.type(30)).isEqualTo(MinuteRecord.NO_TYPE);
    }
}
