package app.nowatch.bench;

/** One question to the server. */
interface Measure {
    /** By which {@code --only} knows it. */
    String name();

    /** Measures and adds its rows to the report. */
    void run(Stage stage, Report report) throws Exception;
}
