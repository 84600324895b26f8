package app.nowatch.checkin;

import app.nowatch.journal.EntryData;
import app.nowatch.journal.JournalRoom;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.Room;
import app.nowatch.platform.http.Routes;
import app.nowatch.sharing.AccessKind;
import java.util.List;

/** Puts the room together. */
public final class CheckinRoom implements Room {
    private final CheckinStore store = new CheckinStore();
    private final List<Routes> routes;

    public CheckinRoom(JournalRoom journals) {
        routes = journals.changeable("/v1/checkin", AccessKind.CHECKIN, store, new CheckinForm());
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(new EntryData("check-ins", "checkin", store));
    }
}
