package app.nowatch;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** What runs here. */
public final class Version implements IVersionProvider {
    /** The API that is served. */
    public static final String API = "0.9.0";

    /** The program's own version, from the jar's manifest; outside a jar "development". */
    public static String program() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"nowatch " + program() + " (NOWATCH API " + API + ", Java " + Runtime.version() + ")"};
    }
}
