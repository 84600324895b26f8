package app.nowatch.telemetry;

/**
 * How often an exception was told of, and by how many people.
 *
 * @param firmware of the watch; empty where the app does not tell it
 * @param exceptionType empty where nobody told a crash of this firmware, but failed installations
 * @param failureReports last reports on this firmware, one for each person and hardware, that say installing it failed: the same in all lines of it
 */
record CrashTotal(String firmware, String exceptionType, long crashes, long people, long failureReports) {}
