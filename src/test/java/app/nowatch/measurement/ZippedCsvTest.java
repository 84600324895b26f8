package app.nowatch.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.platform.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ZippedCsvTest {
    private static final String CSV = "1717200000,72,4\n";

    private static String read(byte[] zip, long mostBytes) throws IOException {
        var lines = new StringBuilder();
        ZippedCsv.read(new ByteArrayInputStream(zip), mostBytes, new CsvLines.Sink() {
            @Override
            public void lines(byte[] buffer, int from, int to) {
                lines.append(new String(buffer, from, to - from, StandardCharsets.UTF_8));
            }

            @Override
            public void tooLong() {
                lines.append("<too long>");
            }
        });
        return lines.toString();
    }

    private static void refuses(byte[] zip, Class<? extends Problem> problem, String message) {
        assertThatThrownBy(() -> read(zip, 1_000_000)).isInstanceOf(problem).hasMessageContaining(message);
    }

    @Test
    void findsTheCsvAmongFoldersAndResourceForks() throws IOException {
        var zip = Parsing.zip(
                "data/", "", "data/Series.CSV", CSV, "__MACOSX/data/._Series.csv", "x", "a/__MACOSX/b.csv", "x");
        assertThat(read(zip, 1_000)).isEqualTo(CSV);
    }

    @Test
    void neverUsesANameAsAPath() throws IOException {
        assertThat(read(Parsing.zip("../../../../etc/nowatch.csv", CSV), 1_000)).isEqualTo(CSV);
        assertThat(read(Parsing.zip("C:\\windows\\a.csv", CSV, "na\u00efve\u0000.txt", ""), 1_000))
                .isEqualTo(CSV);
    }

    @Test
    void refusesNoneAndTwo() {
        refuses(Parsing.zip(), Problem.Invalid.class, "holds none");
        refuses(Parsing.zip("readme.txt", CSV), Problem.Invalid.class, "holds none");
        refuses(Parsing.zip("a.csv", CSV, "b.csv", CSV), Problem.Invalid.class, "holds more");
    }

    @Test
    void refusesWhatIsNoZip() {
        refuses(new byte[0], Problem.Invalid.class, "must be a zip");
        refuses(CSV.getBytes(StandardCharsets.UTF_8), Problem.Invalid.class, "must be a zip");
        refuses(new byte[] {0x1f, (byte) 0x8b, 8, 0}, Problem.Invalid.class, "must be a zip");
    }

    @Test
    void refusesATruncatedZipWhereverItEnds() {
        var zip = Parsing.zip("a.csv", CSV.repeat(5_000));
        int directory = 46 + "a.csv".length() + 22;
        for (int length = 4; length <= zip.length - directory; length += length < 60 ? 1 : 7) {
            refuses(Arrays.copyOf(zip, length), Problem.Invalid.class, "damaged or incomplete");
        }
        refuses(Arrays.copyOf(zip, zip.length - directory), Problem.Invalid.class, "damaged or incomplete");
    }

    @Test
    void refusesAFlippedBitByItsChecksum() {
        var zip = Parsing.zip("a.csv", CSV.repeat(5_000));
        zip[zip.length / 2] ^= 4;
        refuses(zip, Problem.Invalid.class, "");
    }

    @Test
    void refusesAnEncryptedZip() {
        var zip = Parsing.zip("a.csv", CSV);
        zip[6] |= 1;
        refuses(zip, Problem.Invalid.class, "damaged or incomplete");
    }

    @Test
    void readsAStoredEntry() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var entry = new ZipEntry("a.csv");
            var checksum = new CRC32();
            checksum.update(CSV.getBytes(StandardCharsets.UTF_8));
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(CSV.length());
            entry.setCrc(checksum.getValue());
            zip.putNextEntry(entry);
            zip.write(CSV.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(bytes.toByteArray(), 1_000)).isEqualTo(CSV);
    }

    @Test
    void countsTheBytesOfEveryEntry() {
        var bomb = new byte[1_100_000];
        refuses(Parsing.zip("a.csv", bomb), Problem.TooLarge.class, "1000000 bytes");
        refuses(Parsing.zip("a.csv", CSV, "ignored.bin", bomb), Problem.TooLarge.class, "1000000 bytes");
        refuses(Parsing.zip("__MACOSX/a.csv", bomb, "a.csv", CSV), Problem.TooLarge.class, "1000000 bytes");
    }

    @Test
    void refusesAThousandEntries() {
        var entries = new Object[2_000];
        for (int i = 0; i < 2_000; i += 2) {
            entries[i] = "folder" + i + "/";
            entries[i + 1] = "";
        }
        refuses(Parsing.zip(entries), Problem.Invalid.class, "more than 100 entries");
    }

    @Test
    void refusesNamesThatCannotBeRead() {
        var zip = Parsing.zip("a.csv", CSV);
        zip[7] |= 8;
        zip[30] = (byte) 0xff;
        refuses(zip, Problem.Invalid.class, "damaged or incomplete");
        var tooLong = Arrays.copyOf(Parsing.zip("a.csv", CSV), 100_000);
        tooLong[26] = (byte) 0xff;
        tooLong[27] = (byte) 0xff;
        refuses(tooLong, Problem.Invalid.class, "damaged or incomplete");
    }

    @Test
    void aMistakeOfOursIsNotTheFilesFault() {
        var mistake = new IllegalArgumentException("a mistake");
        var zip = new ByteArrayInputStream(Parsing.zip("a.csv", CSV));
        assertThatThrownBy(() -> ZippedCsv.read(zip, 1_000, new CsvLines.Sink() {
                    @Override
                    public void lines(byte[] buffer, int from, int to) {
                        throw mistake;
                    }

                    @Override
                    public void tooLong() {
                        throw mistake;
                    }
                }))
                .isSameAs(mistake);
    }
}
