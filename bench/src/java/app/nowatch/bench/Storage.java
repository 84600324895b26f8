package app.nowatch.bench;

import app.nowatch.wearer.SeriesKind;
import app.nowatch.wearer.Wearer;
import app.nowatch.wearer.WearerProfile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** How many bytes a sample takes on disk. */
final class Storage implements Measure {
    private static final int DAYS = 14;
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 3);
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final double HEART_RATE = 0.5;
    private static final double HEART_BEAT = 1.5;
    private static final String UNIT = "bytes";

    /** A series of real people: folder and name of its zip among the resources of the tests. */
    private record Real(String folder, SeriesKind kind) {}

    private static final List<Real> REAL = List.of(
            new Real("fitbit-heart-rate", SeriesKind.HEART_RATE),
            new Real("fitbit-month", SeriesKind.HEART_RATE_GRAPH),
            new Real("fitbit-month", SeriesKind.ACTIVITY_CADENCE));

    /** What went in and what it takes. */
    private record Stored(long samples, long zipped, long bytes) {
        double perSample() {
            return (double) bytes / samples;
        }

        String beside() {
            return "16 raw, " + Figures.of((double) zipped / samples) + " zip";
        }
    }

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        var server = stage.server();
        try (var sql = server.sql()) {
            var stored = new StoredBytes(sql);
            long before = stored.ofTables();
            long samples = 0;
            for (var kind : SeriesKind.values()) {
                report.progress("storage: " + DAYS + " days of 2 wearers, " + kind);
                var person = Person.register(server, "storage-" + kind);
                var series = store(stored, person, kind, generated(kind));
                samples += series.samples();
                report.add(row(kind, series));
            }
            double whole = (double) (stored.ofTables() - before) / samples;
            report.add(Row.shown(
                    "bytes a sample, all ten series with indexes and free space",
                    Figures.of(whole) + " " + UNIT,
                    "16 raw",
                    Figures.of(whole / 16)));
            for (var real : REAL) {
                var person = Person.register(server, "real-" + real.kind());
                var series = store(stored, person, real.kind(), List.of(read(real)));
                report.add(shown("bytes a sample, " + real.kind() + ", real", series));
            }
        }
    }

    private static Row row(SeriesKind kind, Stored series) {
        var measure = "bytes a sample, " + kind;
        return switch (kind) {
            case HEART_RATE -> Row.below(measure, series.perSample(), UNIT, series.beside(), HEART_RATE);
            case HEART_BEAT -> Row.below(measure, series.perSample(), UNIT, series.beside(), HEART_BEAT);
            default -> shown(measure, series);
        };
    }

    private static Row shown(String measure, Stored series) {
        return Row.shown(measure, Figures.of(series.perSample()) + " " + UNIT, series.beside(), "");
    }

    /** The second wearer's days come after the first one's, so that one person can hold both. */
    private static List<byte[]> generated(SeriesKind kind) {
        var zips = new ArrayList<byte[]>();
        for (int seed = 1; seed <= 2; seed++) {
            var first = FIRST.plusDays((long) (seed - 1) * 2 * DAYS);
            var wearer = Wearer.of(WearerProfile.of(seed, ZONE), first, DAYS);
            wearer.utcDays().forEach(day -> zips.add(wearer.zippedCsv(kind, day)));
        }
        return zips;
    }

    private static byte[] read(Real real) throws IOException {
        var name = "/" + real.folder() + "/" + real.kind() + ".csv.zip";
        try (var in = Storage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return in.readAllBytes();
        }
    }

    private static Stored store(StoredBytes stored, Person person, SeriesKind kind, List<byte[]> zips)
            throws IOException {
        long samples = 0;
        long zipped = 0;
        try (var connection = person.connect()) {
            for (var zip : zips) {
                samples += person.accepted(connection, Requests.form(kind.name(), zip));
                zipped += zip.length;
            }
        }
        return new Stored(samples, zipped, stored.of(person));
    }
}
