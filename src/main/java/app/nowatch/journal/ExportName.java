package app.nowatch.journal;

/**
 * How the entries of one kind are exported.
 *
 * @param type as clients name it, such as {@code TIMELINE_EVENTS_CHECKINS}
 * @param file the name of the file
 * @param about what stands in it, for people
 */
public record ExportName(String type, String file, String about) {}
