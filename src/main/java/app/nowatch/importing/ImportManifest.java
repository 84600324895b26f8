package app.nowatch.importing;

import app.nowatch.account.UserId;
import app.nowatch.platform.Problem;
import app.nowatch.platform.json.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What an export says of itself.
 *
 * @param owner who made it
 * @param files all others in the zip, but for the README
 */
record ImportManifest(UUID owner, List<File> files) {
    static final String NAME = "manifest.json";

    private static final int LARGEST = 4 << 20;
    private static final int MOST_FILES = 4_000;
    private static final int LONGEST_NAME = 300;
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4}\\.\\d{1,4})(\\.\\d{1,4})?");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final String CSV = "csv";

    ImportManifest {
        files = List.copyOf(files);
    }

    /**
     * A file of the zip.
     *
     * @param bytes unpacked
     * @param sha256 of these, in hex
     */
    record File(String path, String type, UUID userId, long bytes, String sha256) {
        /** Its name within the person's folder. */
        String name() {
            return path.substring(path.indexOf('/') + 1);
        }

        /** Pictures stand beside the one file of their type. */
        boolean isPicture() {
            return type.equals("ACCOUNT_SHARING") && name().startsWith("pictures/");
        }
    }

    /** Files of the person who made the export. */
    List<File> own() {
        return files.stream().filter(file -> file.userId().equals(owner)).toList();
    }

    /** Bytes of all files, unpacked. */
    long bytes() {
        return files.stream().mapToLong(File::bytes).sum();
    }

    /**
     * Reads it.
     *
     * @param apiVersion of the API that this server speaks, such as 0.9.0
     * @throws Problem.Invalid when it is missing, cannot be read, or is of an export that this server does not take
     */
    static ImportManifest read(ImportZip zip, String apiVersion) throws IOException {
        if (!zip.has(NAME)) {
            throw new Problem.Invalid("file: the zip has no " + NAME + ", which ends every whole export");
        }
        try (var in = zip.open(NAME, LARGEST)) {
            return read(Fields.ofObject(in.readAllBytes()), apiVersion);
        } catch (Problem.Invalid e) {
            throw named(NAME, e);
        }
    }

    /** The same problem, with the file that has it. */
    static Problem.Invalid named(String file, Problem e) {
        return new Problem.Invalid(
                e.messages().stream().map(message -> file + ": " + message).toList());
    }

    private static ImportManifest read(Fields fields, String apiVersion) {
        var version = fields.text("apiVersion", 1, LONGEST_NAME);
        var format = fields.text("format", 1, LONGEST_NAME);
        var owner = userId(fields);
        var files = new ArrayList<File>();
        for (var each : fields.objects("files", 1, MOST_FILES)) {
            files.add(file(each));
        }
        fields.check();
        requireKnown(version, format, apiVersion);
        var manifest = new ImportManifest(owner, files);
        manifest.requireEachOnce();
        return manifest;
    }

    private static UUID userId(Fields fields) {
        var sent = UserId.parse(fields.text("userId", 1, LONGEST_NAME));
        if (sent.isEmpty()) {
            fields.violation("userId", "must be the id of a person");
        }
        return sent.orElse(new UUID(0, 0));
    }

    private static File file(Fields fields) {
        var path = fields.text("path", 1, LONGEST_NAME);
        var owner = userId(fields);
        var sha256 = fields.text("sha256", 1, LONGEST_NAME);
        double bytes = fields.number("bytes");
        if (!path.startsWith(UserId.of(owner) + "/") || !ImportZip.isPlain(path)) {
            fields.violation("path", "must lie in the folder of its person");
        }
        if (!SHA256.matcher(sha256).matches()) {
            fields.violation("sha256", "must be 64 hex digits");
        }
        if (bytes < 0 || bytes > 1L << 50 || bytes != Math.rint(bytes)) {
            fields.violation("bytes", "must be a whole number of bytes");
        }
        return new File(path, fields.text("type", 1, LONGEST_NAME), owner, (long) bytes, sha256);
    }

    private static void requireKnown(String version, String format, String apiVersion) {
        if (!minor(version).equals(minor(apiVersion))) {
            throw new Problem.Invalid("apiVersion: this server takes exports of version " + minor(apiVersion));
        }
        if (!format.equals(CSV)) {
            throw new Problem.Invalid("format: only exports with format=csv can be taken back");
        }
    }

    private static String minor(String version) {
        var matcher = VERSION.matcher(version);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private void requireEachOnce() {
        var paths = new HashSet<String>();
        for (var file : files) {
            if (!paths.add(file.path())) {
                throw new Problem.Invalid("files: one is listed twice");
            }
        }
        var types = new HashSet<String>();
        for (var file : own()) {
            if (!file.isPicture() && !types.add(file.type())) {
                throw new Problem.Invalid("files: there are two of one type");
            }
        }
    }
}
