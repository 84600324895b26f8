package app.nowatch.export;

import static app.nowatch.export.Exported.JUNE;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import app.nowatch.Zips;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An exported series, uploaded as it is to somebody who has none, reads the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportRoundTripTest {
    /** Ten minutes before the end of 2024-06-01 UTC. */
    private static final long START = 1_717_285_800L;

    private static final int SECONDS = 1_500;

    /** A series: its name, its range and how many decimal places it has. */
    private record Kind(String type, int least, int most, int places) {
        boolean beats() {
            return type.equals("HEART_BEAT");
        }

        boolean quality() {
            return !beats() && !type.endsWith("_GRAPH");
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("HEART_BEAT", 0, 0, 0),
            new Kind("HEART_RATE", 20, 260, 0),
            new Kind("HEART_RATE_GRAPH", 20, 260, 0),
            new Kind("RESPIRATION_RATE", 2, 80, 6),
            new Kind("RESTING_HEART_RATE", 20, 200, 0),
            new Kind("TEMPERATURE", -20, 60, 6),
            new Kind("ACTIVITY_COUNT", 0, 63_000, 0),
            new Kind("ACTIVITY_TYPE", 0, 5, 0),
            new Kind("ACTIVITY_CADENCE", 0, 400, 0),
            new Kind("MOTION_GRAPH", 0, 100, 6));

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 3), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everySeriesReadsTheSame(long seed) {
        var random = new Random(seed);
        var one = Someone.insert(server);
        var other = Someone.insert(server);
        for (var kind : KINDS) {
            one.client().upload(kind.type(), Zips.csv(csv(kind, random))).expect(201);
        }
        var exported = Exported.streamed(one, JUNE).expectTrue();
        for (var kind : KINDS) {
            var name = kind.type().toLowerCase(Locale.ROOT).replace('_', '-');
            var csv = exported.text(one.id() + "/series/" + name + ".csv");
            var receipt = other.client()
                    .upload(kind.type(), Zips.csv(csv))
                    .expect(201)
                    .json();
            assertThat(receipt.get("rejected").intValue())
                    .as("%s: %s", kind, receipt)
                    .isZero();
            assertThat(read(other, kind))
                    .as("%s", kind)
                    .isEqualTo(read(one, kind))
                    .isNotEmpty();
            // The same once more changes nothing.
            var again =
                    one.client().upload(kind.type(), Zips.csv(csv)).expect(201).json();
            assertThat(again.get("accepted").intValue()).isZero();
        }
        var back = Exported.streamed(other, JUNE);
        KINDS.forEach(kind -> {
            var file = "/series/" + kind.type().toLowerCase(Locale.ROOT).replace('_', '-') + ".csv";
            assertThat(back.text(other.id() + file)).isEqualTo(exported.text(one.id() + file));
        });
    }

    private static List<String> read(Someone person, Kind kind) {
        return person.client()
                .get("/v1/measurement?sort=ASC&type=" + kind.type() + "&" + JUNE)
                .expect(200)
                .json()
                .valueStream()
                .map(day -> day.get("day") + " " + day.get("count") + " " + day.get("values"))
                .toList();
    }

    private static String csv(Kind kind, Random random) {
        var csv = new StringBuilder();
        int step = 1 + random.nextInt(5);
        for (long second = START; second < START + SECONDS; second += 1 + random.nextInt(step)) {
            if (kind.beats()) {
                long time = second;
                beats(random)
                        .forEach(text ->
                                csv.append(time).append(',').append(text).append('\n'));
            } else {
                csv.append(second).append(',').append(value(kind, random));
                csv.append(kind.quality() ? "," + random.nextInt(1, 5) : "").append('\n');
            }
        }
        return csv.toString();
    }

    private static String value(Kind kind, Random random) {
        long grain = BigDecimal.ONE.movePointRight(kind.places()).longValueExact();
        long unscaled = switch (random.nextInt(4)) {
            case 0 -> kind.least() * grain;
            case 1 -> kind.most() * grain;
            case 2 -> random.nextLong(kind.least(), kind.most() + 1L) * grain;
            default -> random.nextLong(kind.least() * grain, kind.most() * grain + 1);
        };
        return BigDecimal.valueOf(unscaled, kind.places()).toPlainString();
    }

    /** Rows of one second: up to sixteen beats, in any spelling, with blanks anywhere. */
    private static List<String> beats(Random random) {
        int left = random.nextInt(8) == 0 ? 16 : 1 + random.nextInt(3);
        var rows = new java.util.ArrayList<String>();
        while (left > 0) {
            int beats = Math.min(left, 1 + random.nextInt(4));
            var row = new StringJoiner(random.nextInt(4) == 0 ? "   " : " ");
            IntStream.range(0, beats).forEach(beat -> row.add(spelled(random)));
            var text = row.toString();
            rows.add(random.nextInt(6) == 0 ? text + " ".repeat(random.nextInt(65 - text.length())) : text);
            left -= beats;
        }
        return rows;
    }

    private static String spelled(Random random) {
        int interval = random.nextInt(300, 2_000);
        return switch (random.nextInt(6)) {
            case 0 -> Integer.toHexString(interval);
            case 1 -> "00" + interval;
            case 2 -> Integer.toHexString(interval).toUpperCase(Locale.ROOT);
            default -> Integer.toString(interval);
        };
    }
}
