package app.nowatch.figures;

import app.nowatch.account.Life;
import app.nowatch.platform.security.Sha256;
import app.nowatch.statistics.IntenseActivity;
import app.nowatch.statistics.LocalDays;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;

/**
 * Which figures are right, and which are to be made.
 *
 * @param stamps of the UTC days that have series
 * @param kept the fingerprints of the days whose figures are kept
 */
record Plan(
        LocalDays calendar,
        Life life,
        NavigableMap<Integer, Long> stamps,
        Map<LocalDate, UUID> kept,
        LocalDate first,
        LocalDate last) {
    private static final int BYTES_A_DAY = Integer.BYTES + Long.BYTES;

    /** Age in years on a day, or what stands for one that is not known. */
    double age(LocalDate day) {
        return life.born()
                .map(born -> Math.max(0, ChronoUnit.YEARS.between(born, day)))
                .orElse((long) IntenseActivity.UNKNOWN_AGE);
    }

    FigureWindow window(LocalDate day) {
        return FigureWindow.of(calendar, day);
    }

    /** Whether there is anything of the day itself: without it there are no figures. */
    boolean hasData(LocalDate day) {
        var window = window(day);
        // Across the date line a date can be without length.
        return window.ownFirst() <= window.ownLast()
                && !stamps.subMap(window.ownFirst(), true, window.ownLast(), true)
                        .isEmpty();
    }

    /** The days whose figures are missing or overtaken, or to be dropped, oldest first. */
    List<LocalDate> stale() {
        return first.datesUntil(last.plusDays(1)).filter(this::isStale).toList();
    }

    boolean isStale(LocalDate day) {
        var fingerprint = kept.get(day);
        return hasData(day) ? !fingerprint(day).equals(fingerprint) : fingerprint != null;
    }

    /** Stands for all that the figures of a day are made of. */
    UUID fingerprint(LocalDate day) {
        var window = window(day);
        var days = stamps.subMap(window.firstDay(), true, window.lastDay(), true);
        var bytes = ByteBuffer.allocate(
                        Double.BYTES + (window.before().size() + 2) * 2 * Long.BYTES + days.size() * BYTES_A_DAY)
                .putDouble(age(day));
        for (var bounds : window.before()) {
            bytes.putLong(bounds.startMinute())
                    .putLong(calendar.noon(bounds.day()).getEpochSecond());
        }
        bytes.putLong(window.day().startMinute())
                .putLong(calendar.noon(day).getEpochSecond())
                .putLong(window.day().endMinute());
        days.forEach((number, stamp) -> bytes.putInt(number).putLong(stamp));
        byte[] version = (FigureType.VERSION + " " + window.day().zone()).getBytes(StandardCharsets.UTF_8);
        var digest = ByteBuffer.wrap(Sha256.of(version, bytes.array()));
        return new UUID(digest.getLong(), digest.getLong());
    }
}
