package app.nowatch.session;

import app.nowatch.journal.Entry;
import app.nowatch.journal.EntryForm;
import app.nowatch.platform.json.Fields;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sessions of type 0, as {@code /v1/intention} has them: without origin and tool. */
final class IntentionForm implements EntryForm<Session> {
    /** What the API answers. */
    record Shown(
            UUID id,
            Instant startDatetime,
            @Nullable Instant endDatetime,
            String name,
            String note,
            List<SubjectiveInput> subjectiveInputs,
            Instant created,
            Instant lastUpdated) {}

    @Override
    public Function<Fields, Session> reader(UUID userId) {
        return fields -> read(fields, 1);
    }

    /** Also one without ratings, which sessions take and which would else be lost. */
    @Override
    public Session exported(Fields fields) {
        return read(fields, 0).from(SessionFields.origin(fields), SessionFields.tool(fields));
    }

    private static Session read(Fields fields, int leastInputs) {
        var starts = fields.time("start_datetime");
        return new Session(
                starts,
                SessionFields.ends(fields, starts),
                Session.INTENTION,
                SessionFields.name(fields),
                SessionFields.note(fields),
                SessionFields.inputs(fields, leastInputs),
                0,
                "");
    }

    @Override
    public Session onto(Session stored, Session sent) {
        return sent.from(stored.origin(), stored.tool());
    }

    @Override
    public Shown show(Entry<Session> entry) {
        var session = entry.content();
        return new Shown(
                entry.id(),
                session.starts(),
                session.ends(),
                session.name(),
                session.note(),
                session.inputs(),
                entry.created(),
                entry.updated());
    }

    /** Also where it came from, which sessions tell and intentions do not. */
    record Exported(@JsonUnwrapped Shown shown, int origin, String tool) {}

    @Override
    public Exported export(Entry<Session> entry) {
        return new Exported(
                show(entry), entry.content().origin(), entry.content().tool());
    }
}
