package app.nowatch.telemetry;

/** The three kinds of telemetry, each with its tables and its words in OTLP. */
enum Signal {
    SPAN("telemetry_span", "span", "/v1/traces", 2),
    METRIC("telemetry_metric", "metric", "/v1/metrics", -1),
    /** Severities from 1 to 24; 17 is the first that is an error. */
    LOG("telemetry_log", "log", "/v1/logs", 17);

    private final String table;
    private final String field;
    private final String path;
    private final int error;

    Signal(String table, String field, String path, int error) {
        this.table = table;
        this.field = field;
        this.path = path;
        this.error = error;
    }

    String table() {
        return table;
    }

    /** The name of an item in answers. */
    String field() {
        return field;
    }

    /** Where OTLP/HTTP takes it. */
    String path() {
        return path;
    }

    /** The severity from which on an item tells of an error; negative where items have none. */
    int error() {
        return error;
    }
}
