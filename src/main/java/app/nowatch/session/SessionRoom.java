package app.nowatch.session;

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
import java.util.ArrayList;
import java.util.List;

/** Puts the room together. */
public final class SessionRoom implements Room {
    private static final ExportName ACTIVITIES = new ExportName(
            "TIMELINE_EVENTS_ACTIVITIES", "activities.json", "Activities: what one did, from a start to an end");
    private static final ExportName INTENTIONS = new ExportName(
            "TIMELINE_EVENTS_INTENTIONS", "intentions.json", "Intentions: what one meant to do, and how one rated it");

    private final List<Routes> routes = new ArrayList<>();
    private final List<ExportSource> exports;

    public SessionRoom(JournalRoom journals) {
        // First, since "types" would be taken for an id.
        routes.add(new ActivityTypeRoutes(ActivityType.all()));
        routes.addAll(
                journals.changeable("/v1/session", AccessKind.SESSION, SessionStore.ofSessions(), new SessionForm()));
        routes.addAll(journals.changeable(
                "/v1/activity", AccessKind.ACTIVITY, SessionStore.ofActivities(), new ActivityForm()));
        routes.addAll(journals.changeable(
                "/v1/intention", AccessKind.INTENTION, SessionStore.ofIntentions(), new IntentionForm()));
        exports = List.of(
                journals.export(ACTIVITIES, AccessKind.ACTIVITY, SessionStore.ofActivities(), new ActivityForm()),
                journals.export(INTENTIONS, AccessKind.INTENTION, SessionStore.ofIntentions(), new IntentionForm()));
    }

    /** What takes activities and intentions back. */
    public static List<ImportTarget> imports(Changes changes, Ids ids) {
        return List.of(
                JournalRoom.imported(ACTIVITIES, SessionStore.ofActivities(), new ActivityForm(), changes, ids),
                JournalRoom.imported(INTENTIONS, SessionStore.ofIntentions(), new IntentionForm(), changes, ids));
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(new EntryData("activities and intentions", "session", SessionStore.ofSessions()));
    }

    @Override
    public List<ExportSource> exports() {
        return exports;
    }
}
