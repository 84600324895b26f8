package app.nowatch.importing;

import app.nowatch.limits.Limits;
import app.nowatch.platform.PersonalData;
import app.nowatch.platform.Room;
import app.nowatch.platform.http.Routes;
import app.nowatch.platform.http.Spool;
import java.util.List;

/** Puts the room together, which keeps nothing of its own. Closing it breaks off what goes on, of which nothing is kept then. */
public final class ImportRoom implements Room, AutoCloseable {
    private final ImportThreads threads;
    private final List<Routes> routes;

    public ImportRoom(Imports imports, Limits limits, Spool spool, ImportSettings settings) {
        threads = new ImportThreads(settings.parallel());
        routes = List.of(new ImportRoutes(
                imports, threads, limits, spool, settings.maxSize().bytes()));
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of();
    }

    @Override
    public void close() {
        threads.close();
    }
}
