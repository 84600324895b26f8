package app.nowatch.bench;

import app.nowatch.Zips;
import app.nowatch.wearer.SeriesKind;
import app.nowatch.wearer.Wearer;
import app.nowatch.wearer.WearerProfile;
import app.nowatch.wearer.WearerProfile.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A day of heart rate with a row for each second: always the same one, and the same moved to later days. */
final class HeartRateDay {
    static final int ROWS = 86_400;
    static final String TYPE = SeriesKind.HEART_RATE.name();

    private static final long SEED = 20_261_123;
    private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int DIGITS = 10;

    private final List<String> lines;

    HeartRateDay() {
        var profile = WearerProfile.of(SEED, ZoneOffset.UTC).with(Watch.ALWAYS_WORN);
        var wearer = Wearer.of(profile, FIRST.minusDays(1), 3);
        lines = new String(wearer.csv(SeriesKind.HEART_RATE, FIRST), StandardCharsets.US_ASCII)
                .lines()
                .toList();
        if (lines.size() != ROWS + 1) {
            throw new IllegalStateException("a day of " + (lines.size() - 1) + " rows");
        }
    }

    static LocalDate date(int daysLater) {
        return FIRST.plusDays(daysLater);
    }

    /** The whole file. */
    byte[] csv(int daysLater) {
        return csv(daysLater, 0, ROWS);
    }

    /** A header and the rows from one, counted from 0, up to another. */
    byte[] csv(int daysLater, int from, int to) {
        var text = new StringBuilder(lines.getFirst()).append('\n');
        for (var line : lines.subList(from + 1, to + 1)) {
            text.append(second(line, daysLater))
                    .append(line, DIGITS, line.length())
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    byte[] zip(int daysLater) {
        return Zips.entry("HEART_RATE.csv", csv(daysLater));
    }

    /** The bodies of uploads of so many days, one each. */
    List<byte[]> forms(int days) {
        var forms = new ArrayList<byte[]>();
        for (int day = 0; day < days; day++) {
            forms.add(Requests.form(TYPE, zip(day)));
        }
        return forms;
    }

    /** The same rows for a plain table of user, type, time, value, quality. */
    byte[] rows(String user, int daysLater) {
        var text = new StringBuilder(80 * ROWS);
        for (var line : lines.subList(1, lines.size())) {
            text.append(user).append(",2,").append(Instant.ofEpochSecond(second(line, daysLater)));
            text.append(line, DIGITS, line.length()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static long second(String line, int daysLater) {
        return Long.parseLong(line.substring(0, DIGITS)) + (long) daysLater * SECONDS_OF_DAY;
    }
}
