package app.nowatch.checkin;

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
public final class CheckinRoom implements Room {
    private static final ExportName EXPORTED = new ExportName(
            "TIMELINE_EVENTS_CHECKINS", "checkins.json", "Check-ins: how one felt at a moment, and what one was doing");

    private final CheckinStore store = new CheckinStore();
    private final List<Routes> routes;
    private final ExportSource export;

    public CheckinRoom(JournalRoom journals) {
        routes = journals.changeable("/v1/checkin", AccessKind.CHECKIN, store, new CheckinForm());
        export = journals.export(EXPORTED, AccessKind.CHECKIN, store, new CheckinForm());
    }

    /** What takes check-ins back. */
    public static ImportTarget imported(Changes changes, Ids ids) {
        return JournalRoom.imported(EXPORTED, new CheckinStore(), new CheckinForm(), changes, ids);
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(new EntryData("check-ins", "checkin", store));
    }

    @Override
    public List<ExportSource> exports() {
        return List.of(export);
    }
}
