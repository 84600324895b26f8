package app.nowatch.platform.backup;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A table that holds rows: an ordinary one or a partition. Its words become SQL again when a backup is restored, so that they are
 * held to what a name and a bound may be.
 *
 * @param parent the partitioned table that it is a part of; empty for an ordinary one
 * @param bound which of the parent's rows it holds, in SQL; empty for an ordinary one
 */
record CopiedTable(String name, String parent, String bound, List<String> columns) {
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final Pattern RANGE =
            Pattern.compile("FOR VALUES FROM \\('[0-9A-Za-z :+.-]*'\\) TO \\('[0-9A-Za-z :+.-]*'\\)");

    CopiedTable {
        columns = List.copyOf(columns);
        check(name);
        columns.forEach(CopiedTable::check);
        if (!parent.isEmpty()) {
            check(parent);
        }
        if (parent.isEmpty() ? !bound.isEmpty() : !RANGE.matcher(bound).matches()) {
            throw new IllegalArgumentException("table " + name + " is a kind of partition that is not known");
        }
    }

    static String check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name in the database: " + name);
        }
        return name;
    }

    boolean isPartition() {
        return !parent.isEmpty();
    }

    /** As the subject of a COPY. The columns are named: their order may differ where a table has a history. */
    String copied() {
        return quoted(name) + " ("
                + String.join(", ", columns.stream().map(CopiedTable::quoted).toList()) + ")";
    }

    static String quoted(String name) {
        return '"' + check(name) + '"';
    }
}
