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
 * @param windows of the days
 * @param stamps of the UTC days that have series
 * @param kept the fingerprints of the days whose figures are kept
 */
record Plan(
        LocalDays calendar, Life life, Windows windows, NavigableMap<Integer, Long> stamps, Map<LocalDate, UUID> kept) {
    private static final int BYTES_A_DAY = Integer.BYTES + Long.BYTES;

    /** Age in years on a day, or what stands for one that is not known. */
    double age(LocalDate day) {
        return life.born()
                .map(born -> Math.max(0, ChronoUnit.YEARS.between(born, day)))
                .orElse((long) IntenseActivity.UNKNOWN_AGE);
    }

    /** Whether there is anything of the day itself: without it there are no figures. */
    boolean hasData(FigureWindow window) {
        return window.ownFirst() <= window.ownLast()
                && !stamps.subMap(window.ownFirst(), true, window.ownLast(), true)
                        .isEmpty();
    }

    /** The days whose figures are missing or overtaken, or to be dropped, oldest first. */
    List<LocalDate> stale() {
        return windows.days().stream().filter(this::isStale).toList();
    }

    private boolean isStale(LocalDate day) {
        var fingerprint = kept.get(day);
        var window = windows.of(day);
        return hasData(window) ? !fingerprint(window).equals(fingerprint) : fingerprint != null;
    }

    /** Stands for all that the figures of a day are made of. */
    UUID fingerprint(FigureWindow window) {
        var day = window.day();
        var days = stamps.subMap(window.firstDay(), true, window.lastDay(), true);
        long[] noons = windows.noons(day.day());
        var bytes = ByteBuffer.allocate(Double.BYTES
                        + (window.before().size() + 2 + noons.length) * Long.BYTES
                        + days.size() * BYTES_A_DAY)
                .putDouble(age(day.day()));
        window.before().forEach(bounds -> bytes.putLong(bounds.startMinute()));
        bytes.putLong(day.startMinute()).putLong(day.endMinute());
        for (long noon : noons) {
            bytes.putLong(noon);
        }
        days.forEach((number, stamp) -> bytes.putInt(number).putLong(stamp));
        var versions = FigureType.VERSION + " " + MinuteDay.VERSION + " " + day.zone();
        var digest = ByteBuffer.wrap(Sha256.of(versions.getBytes(StandardCharsets.UTF_8), bytes.array()));
        return new UUID(digest.getLong(), digest.getLong());
    }
}
