package app.nowatch.platform.export;

import app.nowatch.platform.db.Statements;
import java.io.IOException;
import java.util.UUID;

/** Takes data of one type back that somebody took with them, in the form of its {@link ExportSource}. */
public interface ImportTarget {
    /** The same as {@link ExportSource#type()}. */
    String type();

    /** Whether the person has nothing yet that an import would be added to. What it replaces does not count. */
    boolean isEmpty(Statements statements, UUID userId);

    /**
     * Reads a file to its end without keeping anything of it and without a connection; memory stays flat.
     *
     * @throws app.nowatch.platform.Problem.Invalid when something in it cannot be kept, with the line where there are lines
     * @throws IOException when it cannot be read
     */
    ReadImport read(ImportFile file) throws IOException;
}
