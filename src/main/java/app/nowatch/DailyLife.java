package app.nowatch;

import app.nowatch.account.Accounts;
import app.nowatch.changes.Changes;
import app.nowatch.changes.ChangesRoom;
import app.nowatch.checkin.CheckinRoom;
import app.nowatch.dayfeedback.DayFeedbackRoom;
import app.nowatch.journal.JournalRoom;
import app.nowatch.platform.Ids;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.Room;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.export.ExportSource;
import app.nowatch.platform.export.ImportTarget;
import app.nowatch.platform.http.Routes;
import app.nowatch.session.SessionRoom;
import app.nowatch.sharing.AccessLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The rooms of what people write down of their days, and of what has changed. */
final class DailyLife implements Room {
    private final List<Room> rooms;

    DailyLife(Database database, Changes changes, AccessLog accessLog, Accounts accounts, Ids ids, Clock clock) {
        var journal = new JournalRoom(database, changes, accounts, accessLog, ids, clock);
        rooms = List.of(
                new SessionRoom(journal),
                new CheckinRoom(journal),
                new DayFeedbackRoom(journal, accounts),
                new ChangesRoom(database, clock),
                journal);
    }

    /** What takes back what people wrote down. */
    static List<ImportTarget> imports(Accounts accounts, Changes changes, Ids ids) {
        var imports = new ArrayList<>(SessionRoom.imports(changes, ids));
        imports.add(CheckinRoom.imported(changes, ids));
        imports.add(DayFeedbackRoom.imported(accounts, changes, ids));
        return imports;
    }

    @Override
    public List<Routes> routes() {
        return rooms.stream().flatMap(room -> room.routes().stream()).toList();
    }

    @Override
    public List<PersonalData> personalData() {
        return rooms.stream().flatMap(room -> room.personalData().stream()).toList();
    }

    @Override
    public List<ExportSource> exports() {
        return rooms.stream().flatMap(room -> room.exports().stream()).toList();
    }

    @Override
    public void housekeeping() {
        rooms.forEach(Room::housekeeping);
    }
}
