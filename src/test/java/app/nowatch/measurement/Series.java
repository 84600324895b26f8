package app.nowatch.measurement;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Series made up from a seed, and the plain model that the tests hold the real thing against. */
final class Series {
    /** Midnight of 2024-06-01 UTC. */
    static final long MIDNIGHT = 1_717_200_000L;

    private Series() {}

    /** Seeds for property tests: fixed ones, and a new one each time; it stands in the test's name. */
    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 12), LongStream.of(System.nanoTime()));
    }

    /** Random rows of a day, in any of the shapes that real and hostile files have. */
    static Columns random(SeriesType type, Random random) {
        var columns = new Columns(type.beats(), 8);
        int step = 1 << random.nextInt(12);
        int wildness = random.nextInt(4);
        int value = 0;
        for (int second = random.nextInt(step); second < Columns.SECONDS_A_DAY; second += 1 + random.nextInt(step)) {
            if (type.beats()) {
                byte[] text = beats(random, wildness).getBytes(StandardCharsets.US_ASCII);
                columns.addText(second, text, 0, text.length);
            } else {
                int quality = wildness == 0 || !type.hasQuality() ? 4 : random.nextInt(5);
                value = value(type, random, wildness, value, quality);
                columns.add(second, value, quality);
            }
        }
        if (columns.isEmpty()) {
            byte[] text = {'7'};
            columns.addText(0, text, 0, 1);
        }
        return columns;
    }

    private static int value(SeriesType type, Random random, int wildness, int before, int quality) {
        int least = type.least(quality);
        int grain = type.form() == ValueForm.WHOLE ? 1 : (int) Math.pow(10, random.nextInt(2) * 2 + 2);
        int next = switch (wildness) {
            case 0, 1 -> before + (random.nextInt(9) - 4) * grain;
            case 2 -> random.nextBoolean() ? least : type.most();
            default -> random.nextInt(least, type.most() + 1);
        };
        return Math.clamp(next, least, type.most());
    }

    private static String beats(Random random, int wildness) {
        var beats = new StringBuilder(spelled(random, wildness));
        for (int i = random.nextInt(8) - 5; i > 0; i--) {
            beats.append(' ').append(spelled(random, wildness));
        }
        return beats.toString();
    }

    private static String spelled(Random random, int wildness) {
        int interval = random.nextInt(300, 2_000);
        return switch (wildness) {
            case 0 -> Integer.toString(interval);
            case 1 -> Integer.toHexString(interval);
            case 2 -> String.format("%X", interval);
            default -> random.nextBoolean() ? "0" + interval : Long.toHexString(random.nextLong());
        };
    }

    /** What each second says, as text that tells all: value and quality, or the beats. */
    static Map<Integer, String> model(Columns columns) {
        var model = new TreeMap<Integer, String>();
        for (int row = 0; row < columns.size; row++) {
            var says = columns.beats ? columns.textOf(row) : columns.values[row] + "/" + columns.qualities[row];
            if (model.put(columns.seconds[row], says) != null) {
                throw new AssertionError("second " + columns.seconds[row] + " twice");
            }
        }
        return model;
    }

    /** Rows of a model again, in the order of its keys. */
    static Columns columns(SeriesType type, Map<Integer, String> model) {
        var columns = new Columns(type.beats(), model.size());
        model.forEach((second, says) -> {
            if (type.beats()) {
                columns.addText(second, says.getBytes(StandardCharsets.US_ASCII), 0, says.length());
            } else {
                var parts = says.split("/", 2);
                columns.add(second, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            }
        });
        return columns;
    }
}
