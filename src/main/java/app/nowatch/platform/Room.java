package app.nowatch.platform;

import app.nowatch.platform.export.ExportSource;
import app.nowatch.platform.http.Routes;
import java.util.List;

/** A part of the product, as the server sees it. */
public interface Room {
    List<Routes> routes();

    /** What it keeps of people. */
    List<PersonalData> personalData();

    /** What people can take with them of it. */
    default List<ExportSource> exports() {
        return List.of();
    }

    /** Removes what has run out; called every hour. */
    default void housekeeping() {}
}
