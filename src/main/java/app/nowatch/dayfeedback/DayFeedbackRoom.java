package app.nowatch.dayfeedback;

import app.nowatch.account.Accounts;
import app.nowatch.journal.EntryData;
import app.nowatch.journal.JournalRoom;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.Room;
import app.nowatch.platform.http.Routes;
import app.nowatch.sharing.AccessKind;
import java.util.List;

/** Puts the room together. */
public final class DayFeedbackRoom implements Room {
    private final DayFeedbackStore store = new DayFeedbackStore();
    private final List<Routes> routes;

    public DayFeedbackRoom(JournalRoom journals, Accounts accounts) {
        routes = journals.routes("/v1/day-feedback", AccessKind.DAY_FEEDBACK, store, new DayFeedbackForm(accounts));
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(new EntryData("answers to daily questions", "day_feedback", store));
    }
}
