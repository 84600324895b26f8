package app.nowatch.measurement;

import app.nowatch.platform.MemoryBudget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A CSV taken through parser and assembly, as an upload does it. */
record Parsing(List<PreparedDay> days, Rejections rejections, long rows, SeriesType type) {
    static final PartCodecs CODECS = new PartCodecs(1);
    /** Noon of 2024-06-02: the newest second that is taken is the last of 2024-06-03. */
    static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(Series.MIDNIGHT + 129_600), ZoneOffset.UTC);

    static Parsing of(SeriesType type, byte[] csv, MemoryBudget budget) {
        var rejections = new Rejections();
        try (var lease = budget.lease()) {
            var assembly = new DayAssembly(type, 0, CODECS, lease, rejections);
            var parser = new RowParser(type, CLOCK, 10_000_000, assembly, rejections);
            new CsvLines(new ByteArrayInputStream(csv), parser).readAll();
            return new Parsing(assembly.days(), rejections, parser.rows(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Parsing of(SeriesType type, String csv) {
        return of(type, csv.getBytes(StandardCharsets.UTF_8), new MemoryBudget(1 << 27, "no memory"));
    }

    /** What is said about each second of Unix time. */
    Map<Long, String> model() {
        var model = new TreeMap<Long, String>();
        for (var day : days) {
            var columns = day.columns(CODECS, type.beats(), text -> {});
            Series.model(columns)
                    .forEach((second, says) -> model.put((long) day.day() * Columns.SECONDS_A_DAY + second, says));
        }
        return model;
    }

    /** Rows of the file that are kept. */
    int kept() {
        return days.stream().mapToInt(PreparedDay::rows).sum();
    }

    /** A zip with entries given as name, content, name, content. */
    static byte[] zip(Object... entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) entries[i]));
                zip.write(
                        entries[i + 1] instanceof byte[] content
                                ? content
                                : ((String) entries[i + 1]).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
