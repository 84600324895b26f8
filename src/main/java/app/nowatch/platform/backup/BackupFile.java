package app.nowatch.platform.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.nowatch.platform.security.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A backup that was read to its end and found to be as it was written. */
public final class BackupFile implements AutoCloseable {
    private static final int HASH_DIGITS = 64;
    private static final int LARGEST_MANIFEST = 64 << 20;

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path path, ZipFile zip, Manifest manifest) {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens a file and reads all of it.
     *
     * @throws BackupException in one sentence, when it is not there, cut off, altered or nothing of ours
     */
    public static BackupFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new BackupException(path + " is not there");
        }
        try {
            var zip = new ZipFile(path.toFile());
            try {
                checkHashes(zip);
                return new BackupFile(path, zip, manifest(zip));
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (BackupException e) {
            throw new BackupException(path + ": " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            throw new BackupException(path + " is not a whole backup: " + e.getMessage(), e);
        }
    }

    private static void checkHashes(ZipFile zip) throws IOException {
        var sums = sums(zip);
        for (var entry : entries(zip)) {
            if (!entry.getName().equals(BackupZip.SUMS) && !hash(zip, entry).equals(sums.remove(entry.getName()))) {
                throw new BackupException("the backup was altered: " + entry.getName() + " is not what was written");
            }
        }
        if (!sums.isEmpty()) {
            throw new BackupException(
                    "the backup was altered: " + sums.keySet().iterator().next() + " is missing");
        }
    }

    private static List<? extends ZipEntry> entries(ZipFile zip) {
        return zip.stream().toList();
    }

    private static Map<String, String> sums(ZipFile zip) throws IOException {
        var sums = new HashMap<String, String>();
        try (var lines = new BufferedReader(new InputStreamReader(open(zip, BackupZip.SUMS), UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                sums.put(line.substring(HASH_DIGITS + 2), line.substring(0, HASH_DIGITS));
            }
        }
        return sums;
    }

    private static String hash(ZipFile zip, ZipEntry entry) throws IOException {
        var digest = Sha256.digest();
        try (var bytes = new DigestInputStream(zip.getInputStream(entry), digest)) {
            bytes.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static InputStream open(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new BackupException(
                    "it is not a backup of this program, or not a whole one: " + name + " is missing");
        }
        return zip.getInputStream(entry);
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        try (var bytes = open(zip, BackupZip.MANIFEST)) {
            return Manifest.read(bytes.readNBytes(LARGEST_MANIFEST));
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** When it was begun, and by what: for the operator. */
    public String description() {
        return "written " + manifest.created() + " by nowatch " + manifest.program() + " on PostgreSQL "
                + manifest.postgres() + " with schema " + manifest.schema();
    }

    InputStream open(Manifest.Entry table) throws IOException {
        return open(zip, table.file());
    }

    List<String> blobs() {
        return entries(zip).stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(BackupZip.BLOBS))
                .map(name -> name.substring(BackupZip.BLOBS.length()))
                .toList();
    }

    InputStream openBlob(String key) throws IOException {
        return open(zip, BackupZip.BLOBS + key);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new BackupException(path + " cannot be closed", e);
        }
    }
}
