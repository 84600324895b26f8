package app.nowatch.figures;

import app.nowatch.Someone;
import app.nowatch.Zips;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What a watch has seen, a row a minute: asleep or awake as the test says, and nothing where it says nothing. */
final class Wearing {
    private record Minute(int heartRate, int movement) {}

    private final ZoneId zone;
    private final TreeMap<Long, Minute> minutes = new TreeMap<>();

    Wearing(ZoneId zone) {
        this.zone = zone;
    }

    static Wearing in(String zone) {
        return new Wearing(ZoneId.of(zone));
    }

    private Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(zone).toInstant();
    }

    Wearing minutes(Instant from, Instant to, int heartRate, int movement) {
        for (long minute = from.getEpochSecond() / 60; minute < to.getEpochSecond() / 60; minute++) {
            minutes.put(minute, new Minute(heartRate, movement));
        }
        return this;
    }

    /** Asleep from one time of the day before, or of the day, to another. */
    Wearing asleep(LocalDate fromDay, String from, LocalDate toDay, String to) {
        return minutes(at(fromDay, from), at(toDay, to), 50, 0);
    }

    /** Awake, at rest but never quite still. */
    Wearing awake(LocalDate day, String from, String to) {
        return minutes(at(day, from), at(day, to), 66, 1_000);
    }

    /** A day as any other: asleep from 23:00 to 07:00, awake for the rest. */
    Wearing usual(LocalDate day) {
        return asleep(day.minusDays(1), "23:00", day, "07:00").awake(day, "07:00", "23:00");
    }

    Wearing usual(LocalDate first, LocalDate last) {
        first.datesUntil(last.plusDays(1)).forEach(this::usual);
        return this;
    }

    /** Sends it all. */
    void upload(Someone person) {
        List<String> heartRates = new ArrayList<>();
        List<String> movements = new ArrayList<>();
        minutes.forEach((minute, values) -> {
            heartRates.add(minute * 60 + "," + values.heartRate() + ",4");
            movements.add(minute * 60 + "," + values.movement() + ",4");
        });
        person.upload(String.join("\n", heartRates) + "\n");
        person.client()
                .upload("ACTIVITY_COUNT", Zips.csv(String.join("\n", movements) + "\n"))
                .expect(201);
    }
}
