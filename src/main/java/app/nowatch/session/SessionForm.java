package app.nowatch.session;

import app.nowatch.journal.Entry;
import app.nowatch.journal.EntryForm;
import app.nowatch.platform.json.Fields;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sessions of every type, as {@code /v1/session} has them. */
final class SessionForm implements EntryForm<Session> {
    /** What the API answers. */
    record Shown(
            UUID id,
            Instant startDatetime,
            @Nullable Instant endDatetime,
            Instant created,
            Instant lastUpdated,
            int type,
            Info info) {}

    /** What a session is about. */
    record Info(String name, String note, List<SubjectiveInput> subjectiveInputs, int origin, String tool) {}

    @Override
    public Function<Fields, Session> reader(UUID userId) {
        return SessionForm::read;
    }

    private static Session read(Fields fields) {
        var starts = fields.time("start_datetime");
        var ends = SessionFields.ends(fields, starts);
        int type = fields.integer("type", Session.INTENTION, Session.LAST_ACTIVITY);
        var info = fields.nested("info");
        var inputs = SessionFields.inputs(info, 0);
        if (type > Session.INTENTION && !inputs.isEmpty()) {
            info.violation("subjective_inputs", "are of intentions (type 0) only");
            inputs = List.of();
        }
        return new Session(
                starts,
                ends,
                type,
                SessionFields.name(info),
                SessionFields.note(info),
                inputs,
                SessionFields.origin(info),
                SessionFields.tool(info));
    }

    @Override
    public Session exported(Fields fields) {
        return read(fields);
    }

    @Override
    public Shown show(Entry<Session> entry) {
        var session = entry.content();
        var info = new Info(session.name(), session.note(), session.inputs(), session.origin(), session.tool());
        return new Shown(
                entry.id(), session.starts(), session.ends(), entry.created(), entry.updated(), session.type(), info);
    }
}
