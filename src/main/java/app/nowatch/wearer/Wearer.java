package app.nowatch.wearer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Somebody who wears the watch for some days: what they lived, and what the watch recorded of it. The days are local
 * ones of the profile's zone; the record is cut into UTC days, as uploads are. Safe for use by several threads.
 *
 * <p>What is lived hangs on profile and date alone: two wearers of one profile agree wherever their days overlap.
 */
public final class Wearer {
    private static final LocalDateTime ZIP_ENTRY_TIME = LocalDateTime.of(2020, 1, 1, 0, 0);

    private record Wearing(Instant start, Instant end) implements Stretch {}

    private final WearerProfile profile;
    private final Stretch wearing;
    private final Life life;

    private Wearer(WearerProfile profile, LocalDate firstDay, int days) {
        LocalDate afterwards = firstDay.plusDays(days);
        this.profile = profile;
        this.wearing = new Wearing(
                firstDay.atStartOfDay(profile.zone()).toInstant(),
                afterwards.atStartOfDay(profile.zone()).toInstant());
        this.life = new Life(profile, firstDay.minusDays(1), afterwards);
    }

    /**
     * Somebody of this profile, who wears the watch for some days.
     *
     * @param firstDay the watch is put on at its local midnight
     * @param days for how many local days it is used, at least one
     */
    public static Wearer of(WearerProfile profile, LocalDate firstDay, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("A wearer needs at least one day");
        }
        return new Wearer(profile, firstDay, days);
    }

    public WearerProfile profile() {
        return profile;
    }

    /** From when to when there is a watch. */
    public Stretch wearing() {
        return wearing;
    }

    /** The UTC days that the wearing reaches into: one more than local days, unless the zone is UTC. */
    public List<LocalDate> utcDays() {
        LocalDate first = LocalDate.ofInstant(wearing.start(), ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(wearing.end().minusSeconds(1), ZoneOffset.UTC);
        return first.datesUntil(last.plusDays(1)).toList();
    }

    /** All nights of which some part is worn; the first may begin before the wearing, the last end after it. */
    public List<Night> nights() {
        return during(day -> List.of(day.night()));
    }

    public List<Nap> naps() {
        return during(Life.Day::naps);
    }

    public List<Stressor> stressors() {
        return during(Life.Day::stressors);
    }

    public List<Gap> gaps() {
        return during(Life.Day::gaps);
    }

    /** What the time awake is spent with, rest and desk included, without a hole between two nights. */
    public List<ActivityBout> activities() {
        return during(day -> day.waking().bouts());
    }

    private <T extends Stretch> List<T> during(Function<Life.Day, List<T>> part) {
        return life.days().stream()
                .flatMap(day -> part.apply(day).stream())
                .filter(wearing::overlaps)
                .toList();
    }

    /** The truth of the 1,440 minutes of a UTC day. */
    public List<State> states(LocalDate utcDay) {
        UtcDay day = lay(utcDay);
        return IntStream.range(0, UtcDay.MINUTES)
                .mapToObj(minute -> !day.isWorn(minute)
                        ? State.UNKNOWN
                        : day.at(60 * minute).stage() == Stage.AWAKE ? State.AWAKE : State.ASLEEP)
                .toList();
    }

    /** The truth of the 2,880 steps of 30 seconds of a UTC day. */
    public List<Stage> stages(LocalDate utcDay) {
        UtcDay day = lay(utcDay);
        return IntStream.range(0, UtcDay.SECONDS / SleepCycles.STEP_SECONDS)
                .map(step -> step * SleepCycles.STEP_SECONDS)
                .mapToObj(second -> day.isWorn(second / 60) ? day.at(second).stage() : Stage.UNKNOWN)
                .toList();
    }

    /** A series' rows of a UTC day in the form of the upload's CSV; the header alone where there are none. */
    public byte[] csv(SeriesKind kind, LocalDate utcDay) {
        UtcDay day = lay(utcDay);
        CsvRows rows = new CsvRows(kind, day.midnight(), rowsExpected(kind));
        series(kind).write(day, rows);
        return rows.bytes();
    }

    public void writeCsv(SeriesKind kind, LocalDate utcDay, OutputStream out) throws IOException {
        out.write(csv(kind, utcDay));
    }

    /** What a client uploads: a zip with one CSV named after the series. */
    public byte[] zippedCsv(SeriesKind kind, LocalDate utcDay) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry(kind.name() + ".csv");
            entry.setTimeLocal(ZIP_ENTRY_TIME);
            zip.putNextEntry(entry);
            writeCsv(kind, utcDay, zip);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not refuse bytes", e);
        }
        return bytes.toByteArray();
    }

    private UtcDay lay(LocalDate utcDay) {
        return new UtcDay(utcDay, wearing, life.around(utcDay));
    }

    private Series series(SeriesKind kind) {
        HeartSeries heart = new HeartSeries(profile);
        ActivitySeries activity = new ActivitySeries(profile);
        MovementSeries movement = new MovementSeries(profile);
        return switch (kind) {
            case HEART_BEAT -> new Beats(profile);
            case HEART_RATE -> heart::everySecond;
            case HEART_RATE_GRAPH -> heart::everyMinute;
            case RESPIRATION_RATE -> new Breathing(profile);
            case RESTING_HEART_RATE -> heart::everyMorning;
            case TEMPERATURE -> new Skin(profile);
            case ACTIVITY_COUNT -> movement::counts;
            case ACTIVITY_TYPE -> activity::types;
            case ACTIVITY_CADENCE -> activity::cadence;
            case MOTION_GRAPH -> movement::graph;
        };
    }

    /** Only to take enough memory at once. */
    private static int rowsExpected(SeriesKind kind) {
        return switch (kind) {
            case HEART_RATE, HEART_BEAT -> UtcDay.SECONDS;
            case ACTIVITY_COUNT -> UtcDay.SECONDS / 10;
            default -> 2 * UtcDay.MINUTES;
        };
    }
}
