package app.nowatch.dayfeedback;

import app.nowatch.account.Accounts;
import app.nowatch.changes.Changes;
import app.nowatch.journal.EntryData;
import app.nowatch.journal.ExportName;
import app.nowatch.journal.JournalRoom;
import app.nowatch.platform.Ids;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.Room;
import app.nowatch.platform.export.ExportSource;
import app.nowatch.platform.export.ImportTarget;
import app.nowatch.platform.http.Routes;
import app.nowatch.sharing.AccessKind;
import java.util.List;

/** Puts the room together. */
public final class DayFeedbackRoom implements Room {
    private static final ExportName EXPORTED = new ExportName(
            "TIMELINE_EVENTS_DAY-FEEDBACK",
            "day-feedback.json",
            "Answers to the daily questions: how was the day, the sleep");

    private final DayFeedbackStore store = new DayFeedbackStore();
    private final List<Routes> routes;
    private final ExportSource export;

    public DayFeedbackRoom(JournalRoom journals, Accounts accounts) {
        var form = new DayFeedbackForm(accounts);
        routes = journals.routes("/v1/day-feedback", AccessKind.DAY_FEEDBACK, store, form);
        export = journals.export(EXPORTED, AccessKind.DAY_FEEDBACK, store, form);
    }

    /** What takes answers back. */
    public static ImportTarget imported(Accounts accounts, Changes changes, Ids ids) {
        return JournalRoom.imported(EXPORTED, new DayFeedbackStore(), new DayFeedbackForm(accounts), changes, ids);
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(new EntryData("answers to daily questions", "day_feedback", store));
    }

    @Override
    public List<ExportSource> exports() {
        return List.of(export);
    }
}
