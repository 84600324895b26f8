package app.nowatch.journal;

import app.nowatch.changes.Changes;
import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Statements;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.export.ImportArray;
import app.nowatch.platform.export.ImportFile;
import app.nowatch.platform.export.ImportTarget;
import app.nowatch.platform.export.ReadImport;
import app.nowatch.platform.http.TimeRange;
import app.nowatch.platform.json.Fields;
import app.nowatch.sharing.Viewing;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Consumer;

/** All entries of one kind out of a file, under new ids: two people of one server may have had the same. */
final class EntryImport<T extends Content> implements ImportTarget {
    /** Entries that are in memory at once. */
    private static final int PAGE = 200;

    /** Fifty a day for ten years: whoever else writes something of the person waits while they are kept. */
    private static final int MOST = 200_000;

    private static final TimeRange EVER =
            new TimeRange(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59.999Z"));

    private final String type;
    private final Entries<T> entries;
    private final EntryForm<T> form;
    private final EntryWriter<T> writer;

    EntryImport(ExportName name, Entries<T> entries, EntryForm<T> form, Changes changes, Ids ids) {
        this.type = name.type();
        this.entries = entries;
        this.form = form;
        writer = new EntryWriter<>(entries, changes, ids);
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public boolean isEmpty(Statements statements, UUID userId) {
        return entries.list(statements, new Viewing(userId, userId, Instant.EPOCH), EVER, Place.FIRST, 1).stream()
                .allMatch(visible -> visible.entries().isEmpty());
    }

    /** Read once now, so that it is known to be good, and once more when it is kept: years of notes need not fit into memory. */
    @Override
    public ReadImport read(ImportFile file) throws IOException {
        each(file, content -> {});
        return (transaction, userId, now) -> keep(file, transaction, userId, now);
    }

    private void each(ImportFile file, Consumer<T> consumer) throws IOException {
        var count = new int[1];
        try (var in = file.open()) {
            ImportArray.read(in, record -> {
                if (++count[0] > MOST) {
                    throw new Problem.TooLarge("has more than " + MOST + " entries");
                }
                consumer.accept(checked(record));
            });
        }
    }

    private T checked(Fields record) {
        var content = form.exported(record);
        record.check();
        return content;
    }

    private long keep(ImportFile file, Transaction transaction, UUID userId, Instant now) throws IOException {
        var page = new ArrayList<T>();
        var count = new long[1];
        each(file, content -> {
            page.add(content);
            count[0]++;
            if (page.size() == PAGE) {
                writer.keep(transaction, userId, page, now);
                page.clear();
            }
        });
        writer.keep(transaction, userId, page, now);
        return count[0];
    }
}
