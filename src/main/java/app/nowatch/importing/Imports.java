package app.nowatch.importing;

import app.nowatch.account.UserId;
import app.nowatch.changes.Changes;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.db.Statements;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.export.ImportTarget;
import app.nowatch.platform.security.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/** The rules of an import: the whole zip is checked first, all of it is read second, and only then a connection is taken. */
public final class Imports {
    private static final int BUFFER = 64 * 1024;
    /** Rows that only count seconds shrink to a twentieth: what shrinks to a two-hundredth holds no data. */
    private static final long MOST_UNPACKED_A_BYTE = 200;

    private static final String STATISTICS = "OVERVIEW_STATISTICS";

    private static final long ALWAYS_ALLOWED = 64L << 20;

    private final Database database;
    private final Changes changes;
    private final Map<String, ImportTarget> targets;
    private final ImportSettings settings;
    private final String apiVersion;
    private final Clock clock;

    /**
     * @param targets a type has at most one
     * @param apiVersion of the API in whose form files are taken
     */
    public Imports(
            Database database,
            Changes changes,
            List<ImportTarget> targets,
            ImportSettings settings,
            String apiVersion,
            Clock clock) {
        this.database = database;
        this.changes = changes;
        this.targets = targets.stream().collect(Collectors.toMap(ImportTarget::type, Function.identity()));
        this.settings = settings;
        this.apiVersion = apiVersion;
        this.clock = clock;
    }

    /**
     * Takes an export over into an account without data: all of it, or nothing.
     *
     * @param note what else belongs into the same transaction
     * @throws Problem.Conflict when the account has data
     * @throws Problem.Invalid when the zip, or anything in it, cannot be taken as it is
     * @throws Problem.TooLarge past a limit
     * @throws Problem.Overloaded without disk or memory for it
     * @throws Problem.Unauthorized when the account has gone in the meantime
     */
    public Imported take(UUID userId, Path file, Consumer<Transaction> note) {
        database.withStatements(statements -> requireEmpty(statements, userId));
        try (var zip = ImportZip.open(file)) {
            var manifest = ImportManifest.read(zip, apiVersion);
            requireBounded(zip, manifest);
            for (var each : manifest.files()) {
                verify(zip, each);
            }
            return take(userId, zip, manifest, note);
        } catch (ZipException | EOFException e) {
            throw ZipEnd.broken();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean requireEmpty(Statements statements, UUID userId) {
        for (var target : targets.values()) {
            if (!target.isEmpty(statements, userId)) {
                throw new Problem.Conflict("the account has data already; an export goes into one that has none");
            }
        }
        return true;
    }

    private void requireBounded(ImportZip zip, ImportManifest manifest) {
        long most =
                Math.min(settings.unzippedLimit().bytes(), Math.max(ALWAYS_ALLOWED, MOST_UNPACKED_A_BYTE * zip.size()));
        if (manifest.bytes() > most) {
            throw new Problem.TooLarge("file: unpacks to more than " + most + " bytes");
        }
    }

    /** Nothing is read as data before all of the zip is known to be what was exported. */
    private static void verify(ImportZip zip, ImportManifest.File file) throws IOException {
        var digest = Sha256.digest();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (var in = zip.open(file.path(), file.bytes())) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
            }
        }
        if (size != file.bytes() || !HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
            throw new Problem.Invalid(file.path() + ": is not what the manifest says; the file was changed or damaged");
        }
    }

    private Imported take(UUID userId, ImportZip zip, ImportManifest manifest, Consumer<Transaction> note)
            throws IOException {
        var wanted = manifest.own().stream()
                .filter(file -> targets.containsKey(file.type()))
                .toList();
        if (wanted.isEmpty()) {
            throw new Problem.Invalid("file: the zip has nothing of the person who made it that can be taken over");
        }
        try (var read = new ReadFiles()) {
            for (var file : wanted) {
                read.add(zip, file, target(file));
            }
            return database.inTransaction(transaction -> keep(transaction, userId, manifest, read, note));
        }
    }

    private ImportTarget target(ImportManifest.File file) {
        return Objects.requireNonNull(targets.get(file.type()));
    }

    /** Whoever else writes something of the person waits meanwhile. */
    private Imported keep(
            Transaction transaction, UUID userId, ImportManifest manifest, ReadFiles read, Consumer<Transaction> note) {
        changes.hold(transaction, userId);
        requireEmpty(transaction.statements(), userId);
        var now = now();
        var imported = read.write(transaction, userId, now);
        note.accept(transaction);
        return new Imported(imported, skipped(manifest), now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String reason(boolean own, String type) {
        if (!own) {
            return "data of somebody else";
        }
        return type.equals(STATISTICS) ? "made again here" : "of the server before";
    }

    private List<Imported.Skipped> skipped(ImportManifest manifest) {
        record Kind(UUID userId, String type) {}
        var left = manifest.files().stream()
                .filter(file -> !file.userId().equals(manifest.owner()) || !targets.containsKey(file.type()))
                .collect(Collectors.groupingBy(
                        file -> new Kind(file.userId(), file.type()), LinkedHashMap::new, Collectors.counting()));
        var skipped = new ArrayList<Imported.Skipped>();
        left.forEach((kind, files) -> skipped.add(new Imported.Skipped(
                UserId.of(kind.userId()),
                kind.type(),
                files.intValue(),
                reason(kind.userId().equals(manifest.owner()), kind.type()))));
        return skipped;
    }
}
