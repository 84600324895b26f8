package app.nowatch;

import app.nowatch.account.Accounts;
import app.nowatch.changes.Changes;
import app.nowatch.changes.ChangesRoom;
import app.nowatch.checkin.CheckinRoom;
import app.nowatch.dayfeedback.DayFeedbackRoom;
import app.nowatch.journal.JournalRoom;
import app.nowatch.platform.Ids;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.Routes;
import app.nowatch.session.SessionRoom;
import app.nowatch.sharing.AccessLog;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The rooms of what people write down of their days, and of what has changed. */
final class DailyLife {
    private final ChangesRoom changes;
    private final JournalRoom journal;
    private final SessionRoom sessions;
    private final CheckinRoom checkins;
    private final DayFeedbackRoom dayFeedback;

    DailyLife(Database database, AccessLog accessLog, Accounts accounts, Ids ids, Clock clock) {
        changes = new ChangesRoom(database, clock);
        journal = new JournalRoom(database, new Changes(), accessLog, ids, clock);
        sessions = new SessionRoom(journal);
        checkins = new CheckinRoom(journal);
        dayFeedback = new DayFeedbackRoom(journal, accounts);
    }

    List<Routes> routes() {
        return Stream.of(sessions.routes(), checkins.routes(), dayFeedback.routes(), changes.routes())
                .flatMap(List::stream)
                .toList();
    }

    List<PersonalData> personalData() {
        return List.of(sessions.personalData(), checkins.personalData(), dayFeedback.personalData(), changes, journal);
    }

    /** Removes what has run out. */
    void housekeeping() {
        changes.housekeeping();
        journal.housekeeping();
    }
}
