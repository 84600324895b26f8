package app.nowatch.telemetry;

/** Why an item is left out, as its sender is told. */
enum Refusal {
    ATTRIBUTES("with more than 128 attributes"),
    ID("with an id that is neither empty nor 16 bytes (trace) or 8 bytes (span)"),
    TIME("with a time before 2015 or more than a day ahead");

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
