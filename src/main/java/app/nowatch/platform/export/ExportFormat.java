package app.nowatch.platform.export;

import java.util.Locale;

/** In which form series are exported. */
public enum ExportFormat {
    CSV,
    PARQUET;

    /** As it stands in queries and behind the dot of a file's name. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }
}
