package app.nowatch.telemetry;

/**
 * How often an exception was told of, and by how many people.
 *
 * @param firmware of the watch; empty where the app does not tell it
 */
record CrashTotal(String firmware, String exceptionType, long crashes, long people) {}
