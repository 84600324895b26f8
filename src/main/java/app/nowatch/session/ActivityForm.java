package app.nowatch.session;

import app.nowatch.journal.Entry;
import app.nowatch.journal.EntryForm;
import app.nowatch.platform.json.Fields;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sessions of type 1 and up, as {@code /v1/activity} has them. */
final class ActivityForm implements EntryForm<Session> {
    /** What the API answers. */
    record Shown(
            UUID id,
            Instant startDatetime,
            @Nullable Instant endDatetime,
            int type,
            String name,
            String note,
            int origin,
            String tool,
            Instant created,
            Instant lastUpdated) {}

    @Override
    public Function<Fields, Session> reader(UUID userId) {
        return ActivityForm::read;
    }

    private static Session read(Fields fields) {
        var starts = fields.time("start_datetime");
        return new Session(
                starts,
                SessionFields.ends(fields, starts),
                fields.integer("type", Session.FIRST_ACTIVITY, Session.LAST_ACTIVITY),
                SessionFields.name(fields),
                SessionFields.note(fields),
                List.of(),
                SessionFields.origin(fields),
                SessionFields.tool(fields));
    }

    @Override
    public Session exported(Fields fields) {
        return read(fields);
    }

    @Override
    public Shown show(Entry<Session> entry) {
        var session = entry.content();
        return new Shown(
                entry.id(),
                session.starts(),
                session.ends(),
                session.type(),
                session.name(),
                session.note(),
                session.origin(),
                session.tool(),
                entry.created(),
                entry.updated());
    }
}
