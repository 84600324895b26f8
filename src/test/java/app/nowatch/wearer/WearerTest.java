package app.nowatch.wearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WearerTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private static final Wearer WEARER = Wearer.of(WearerProfile.of(10, AMSTERDAM), FIRST, 7);

    @ParameterizedTest
    @EnumSource
    void sameSeedSameBytesInWhateverOrderAndSpan(SeriesKind kind) {
        Wearer again = Wearer.of(WearerProfile.of(10, AMSTERDAM), FIRST.minusDays(20), 60);
        again.csv(kind, DAY.plusDays(1));

        assertThat(again.csv(kind, DAY)).isEqualTo(WEARER.csv(kind, DAY));
        assertThat(again.zippedCsv(kind, DAY)).isEqualTo(WEARER.zippedCsv(kind, DAY));
    }

    @ParameterizedTest
    @EnumSource
    void anotherSeedOtherBytes(SeriesKind kind) {
        Wearer other = Wearer.of(WearerProfile.of(11, AMSTERDAM), FIRST, 7);

        assertThat(other.csv(kind, DAY)).isNotEqualTo(WEARER.csv(kind, DAY));
    }

    /** Kind, least and greatest value of a worn row, and the pace in seconds, 0 where rows come when they come. */
    @ParameterizedTest
    @CsvSource({
        "HEART_BEAT, 300, 2000, 0",
        "HEART_RATE, 30, 200, 1",
        "HEART_RATE_GRAPH, 30, 200, 60",
        "RESPIRATION_RATE, 5, 60, 30",
        "RESTING_HEART_RATE, 35, 110, 0",
        "TEMPERATURE, 28, 38, 60",
        "ACTIVITY_COUNT, 0, 63000, 10",
        "ACTIVITY_TYPE, 0, 5, 60",
        "ACTIVITY_CADENCE, 0, 400, 60",
        "MOTION_GRAPH, 0, 100, 60"
    })
    void rowsAscendInsideTheirDayAndRange(SeriesKind kind, double least, double greatest, int pace) {
        for (LocalDate day : WEARER.utcDays()) {
            long midnight = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            long last = midnight - 1;
            for (Rows.Row row : Rows.of(WEARER, kind, day)) {
                boolean inOrder = kind == SeriesKind.HEART_BEAT ? row.second() >= last : row.second() > last;
                boolean inRange = row.value() >= (row.quality() == 0 ? 0 : least) && row.value() <= greatest;
                boolean onPace = pace == 0 || row.second() % pace == 0;
                if (!inOrder || !inRange || !onPace || row.quality() < 0 || row.quality() > 4) {
                    fail("%s after second %d in %s", row, last, kind);
                }
                last = row.second();
            }
            assertThat(last).isLessThan(midnight + 86_400);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TEMPERATURE", "RESPIRATION_RATE"})
    void onlyTemperatureAndBreathHaveDecimals(SeriesKind kind) {
        String form = kind == SeriesKind.TEMPERATURE ? "\\d+\\.\\d\\d" : "\\d+\\.\\d";

        assertThat(Rows.of(WEARER, kind, DAY))
                .isNotEmpty()
                .allMatch(row -> row.text().matches(form));
    }

    @Test
    void beatsNeverCrowdASecond() {
        Map<Long, Long> perSecond = Rows.of(WEARER, SeriesKind.HEART_BEAT, DAY).stream()
                .collect(Collectors.groupingBy(Rows.Row::second, Collectors.counting()));

        assertThat(perSecond.values()).allMatch(beats -> beats <= 4).contains(2L);
    }

    @Test
    void alwaysWornGivesEveryRowOfADay() {
        Wearer worn = Wearer.of(WearerProfile.of(1, ZoneOffset.UTC).with(WearerProfile.Watch.ALWAYS_WORN), FIRST, 2);

        assertThat(worn.utcDays()).containsExactly(FIRST, FIRST.plusDays(1));
        assertThat(Rows.of(worn, SeriesKind.HEART_RATE, FIRST)).hasSize(86_400);
        assertThat(Rows.of(worn, SeriesKind.ACTIVITY_COUNT, FIRST)).hasSize(8_640);
        assertThat(Rows.of(worn, SeriesKind.TEMPERATURE, FIRST)).hasSize(1_440);
        assertThat(Rows.ofAllDays(worn, SeriesKind.RESTING_HEART_RATE)).hasSize(2);
    }

    @Test
    void nothingIsRecordedInAGapOrOutsideTheWearing() {
        assertThat(WEARER.gaps()).extracting(Gap::trace).contains(Gap.Trace.NOTHING, Gap.Trace.QUALITY_ZERO);
        Covered silent = Covered.by(gaps(Gap.Trace.NOTHING));
        Covered off = Covered.by(gaps(Gap.Trace.QUALITY_ZERO));
        for (SeriesKind kind : SeriesKind.values()) {
            List<Rows.Row> rows = Rows.ofAllDays(WEARER, kind).toList();

            assertThat(rows).isNotEmpty();
            assertThat(rows.stream().filter(row -> !WEARER.wearing().contains(row.instant())))
                    .isEmpty();
            assertThat(rows.stream().filter(row -> silent.test(row.instant()))).isEmpty();
            assertThat(rows.stream().filter(row -> (row.quality() == 0) != off.test(row.instant())))
                    .isEmpty();
        }
        assertThat(Rows.of(WEARER, SeriesKind.HEART_RATE, FIRST.minusDays(9))).isEmpty();
    }

    private static List<Gap> gaps(Gap.Trace trace) {
        return WEARER.gaps().stream().filter(gap -> gap.trace() == trace).toList();
    }

    @Test
    void truthOfMinutesAndStepsAgrees() {
        List<State> states = WEARER.states(DAY);
        List<Stage> stages = WEARER.stages(DAY);

        assertThat(states).hasSize(1_440).contains(State.AWAKE, State.ASLEEP);
        assertThat(stages).hasSize(2_880).contains(Stage.AWAKE, Stage.LIGHT, Stage.DEEP, Stage.REM);
        assertThat(IntStream.range(0, 1_440)).allSatisfy(minute -> {
            Stage stage = stages.get(2 * minute);
            assertThat(states.get(minute))
                    .isEqualTo(
                            switch (stage) {
                                case UNKNOWN -> State.UNKNOWN;
                                case AWAKE -> State.AWAKE;
                                default -> State.ASLEEP;
                            });
        });
    }

    @Test
    void truthFollowsNightsNapsAndGaps() {
        for (LocalDate day : WEARER.utcDays()) {
            List<State> states = WEARER.states(day);
            for (int minute = 0; minute < states.size(); minute++) {
                Instant at =
                        day.atStartOfDay(ZoneOffset.UTC).plusMinutes(minute).toInstant();
                assertThat(states.get(minute)).as("at %s", at).isEqualTo(stateFromLists(at));
            }
        }
    }

    private static State stateFromLists(Instant at) {
        if (!WEARER.wearing().contains(at) || anyContains(WEARER.gaps(), at)) {
            return State.UNKNOWN;
        }
        boolean asleep =
                WEARER.nights().stream().anyMatch(night -> night.contains(at) && !anyContains(night.awakenings(), at));
        return asleep || anyContains(WEARER.naps(), at) ? State.ASLEEP : State.AWAKE;
    }

    private static boolean anyContains(List<? extends Stretch> stretches, Instant at) {
        return stretches.stream().anyMatch(stretch -> stretch.contains(at));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29, 23", "2026-10-25, 25"})
    void clockChangesMakeADayShorterOrLonger(LocalDate day, int hours) {
        WearerProfile profile = WearerProfile.of(3, AMSTERDAM).with(WearerProfile.Watch.ALWAYS_WORN);
        Wearer wearer = Wearer.of(profile, day, 1);

        assertThat(wearer.wearing().duration()).isEqualTo(Duration.ofHours(hours));
        assertThat(Rows.ofAllDays(wearer, SeriesKind.HEART_RATE)).hasSize(hours * 3_600);
        assertThat(wearer.nights()).allMatch(night -> night.duration().compareTo(Duration.ofHours(4)) > 0);
    }

    @Test
    void aZipHoldsTheCsvAlone() throws IOException {
        byte[] zip = WEARER.zippedCsv(SeriesKind.ACTIVITY_TYPE, DAY);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        WEARER.writeCsv(SeriesKind.ACTIVITY_TYPE, DAY, written);

        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertThat(entries.getNextEntry()).hasFieldOrPropertyWithValue("name", "ACTIVITY_TYPE.csv");
            assertThat(entries.readAllBytes()).isEqualTo(written.toByteArray());
            assertThat(entries.getNextEntry()).isNull();
        }
    }

    @Test
    void noWearerWithoutADay() {
        WearerProfile profile = WearerProfile.of(1, AMSTERDAM);

        assertThatThrownBy(() -> Wearer.of(profile, FIRST, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
