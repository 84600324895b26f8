package app.nowatch.insight;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/** Questions made of a seed, and a second way to count what is in them. */
final class SeededAsking {
    static final String[] TRIGGERS = {"coffee", "late meal", "travel", "MEETING", "run"};

    private static final int LONGEST_PAST = 45;

    private SeededAsking() {}

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    static Asking asking(long seed) {
        var random = new Random(seed);
        var asking = new Asking().timeFormat(random.nextBoolean() ? "12h" : "24h");
        boolean week = random.nextInt(3) == 0;
        int past = random.nextInt(LONGEST_PAST);
        addFigures(asking, random, week, past);
        addClockTimes(asking, random, week, past);
        addTriggers(asking, random, past);
        var told = Paper.all().stream()
                .map(Paper::id)
                .filter(id -> random.nextInt(4) > 0)
                .toList();
        return asking.told(told);
    }

    private static void addFigures(Asking asking, Random random, boolean week, int past) {
        for (var metric : Metric.values()) {
            double density = random.nextDouble();
            for (int back = 0; back < past; back++) {
                if (random.nextDouble() < density) {
                    asking.past(metric.name(), back, figure(metric, random));
                }
            }
            if (!week && random.nextBoolean()) {
                asking.today(metric.name(), figure(metric, random));
            }
        }
    }

    private static void addClockTimes(Asking asking, Random random, boolean week, int past) {
        for (var time : ClockTime.values()) {
            double density = random.nextDouble();
            int usual = random.nextInt(1440);
            for (int back = 0; back < past; back++) {
                if (random.nextDouble() < density) {
                    asking.past(time.field(), back, clock(usual + random.nextInt(180)));
                }
            }
            if (!week && random.nextBoolean()) {
                asking.today(time.field(), clock(random.nextInt(1440)));
            }
        }
    }

    private static void addTriggers(Asking asking, Random random, int past) {
        for (var trigger : TRIGGERS) {
            if (random.nextBoolean()) {
                asking.triggers(trigger);
            }
            for (int back = 0; back < past; back++) {
                if (random.nextInt(3) == 0) {
                    asking.pastTrigger(trigger, back);
                    if (trigger.equals(TRIGGERS[0])) {
                        asking.past(Metric.SLEEP_HRV.name(), back, 200 + random.nextInt(4));
                    }
                }
            }
        }
    }

    private static double figure(Metric metric, Random random) {
        double value = 30 + random.nextInt(60);
        return metric.unit() == Unit.COUNT
                ? random.nextInt(8)
                : value * (metric == Metric.SLEEP_DURATION ? 6.1 : 1) + random.nextInt(4) / 4.0;
    }

    private static String clock(int minutes) {
        return LocalTime.ofSecondOfDay(minutes % 1440 * 60L).toString();
    }

    /** The figures of days from so many back, the nearest, to so many back, by a second way to count them. */
    static double[] figures(JsonNode past, String metric, int nearest, int farthest) {
        var found = new ArrayList<Double>();
        var days = new TreeMap<String, JsonNode>();
        past.properties().forEach(day -> {
            if (!day.getValue().isEmpty()) {
                days.put(day.getKey(), day.getValue());
            }
        });
        for (int back = nearest; !days.isEmpty() && back <= farthest; back++) {
            var day = days.get(
                    java.time.LocalDate.parse(days.lastKey()).minusDays(back).toString());
            if (day != null && day.has(metric)) {
                found.add(day.get(metric).doubleValue());
            }
        }
        return found.stream().mapToDouble(each -> each).sorted().toArray();
    }

    static double quantile(double[] sorted, double share) {
        double place = (sorted.length - 1) * share;
        double low = sorted[(int) Math.floor(place)];
        double high = sorted[(int) Math.ceil(place)];
        return low + (place - Math.floor(place)) * (high - low);
    }
}
