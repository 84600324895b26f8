package app.nowatch.importing;

import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.export.ImportTarget;
import app.nowatch.platform.export.ReadImport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The files of an export that were read to their end and found good. */
final class ReadFiles implements AutoCloseable {
    private final List<Read> all = new ArrayList<>();

    private record Read(String type, ReadImport file) {}

    /** @throws Problem.Invalid when something in the file cannot be kept, with its name */
    void add(ImportZip zip, ImportManifest.File file, ImportTarget target) throws IOException {
        try {
            all.add(new Read(file.type(), target.read(() -> zip.open(file.path(), file.bytes()))));
        } catch (Problem.Invalid e) {
            throw ImportManifest.named(file.name(), e);
        } catch (Problem.TooLarge e) {
            throw new Problem.TooLarge(file.name() + ": " + String.join("; ", e.messages()));
        }
    }

    List<Imported.Taken> write(Transaction transaction, UUID userId, Instant now) {
        var taken = new ArrayList<Imported.Taken>();
        for (var read : all) {
            try {
                taken.add(new Imported.Taken(read.type(), read.file().write(transaction, userId, now)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return taken;
    }

    @Override
    public void close() throws IOException {
        var failures = new ArrayList<IOException>();
        for (var read : all) {
            try {
                read.file().close();
            } catch (IOException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }
}
