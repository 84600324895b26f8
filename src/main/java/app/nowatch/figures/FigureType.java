package app.nowatch.figures;

/** The ten figures, in the contract's order. */
enum FigureType {
    STRESS_DURATION(Span.AWAKE, "min", "minutes of raised heart rate at rest", "stress-rest-z-1"),
    STRESS_RECOVERY(
            Span.AWAKE, "min", "minutes from a peak of heart rate at rest until it was usual again", "stress-rest-z-1"),
    STRESS_FREQUENCY(Span.AWAKE, "count", "times of raised heart rate at rest", "stress-rest-z-1"),
    INTENSE_ACTIVITY(Span.AWAKE, "min", "minutes of intense activity", "effort-cadence-hr-1"),
    DAYTIME_RESTING_HEART_RATE(Span.AWAKE, "bpm", "beats a minute at rest while awake", "awake-rest-p10-1"),
    SLEEP_HRV(Span.ASLEEP, "ms", "ms of heart-rate variability (RMSSD) asleep", "rmssd-5min-mean-1"),
    SLEEP_DURATION(Span.ASLEEP, "min", "minutes asleep", "cole-kripke-1992-1"),
    SLEEP_REGULARITY(
            Span.ASLEEP, "index", "on the Sleep Regularity Index, where 100 is the same every day", "sri-14d-1"),
    SLEEP_STAGES(Span.ASLEEP, "min", "minutes in stages of sleep, estimated", "stages-hr-movement-1"),
    SLEEP_CYCLES(Span.ASLEEP, "count", "cycles of sleep, estimated", "feinberg-floyd-1979-1");

    /** What of a day a figure speaks of. */
    enum Span {
        AWAKE,
        ASLEEP
    }

    /** Of all that makes the figures: another one makes them anew. */
    static final String VERSION = "1";

    private final Span span;
    private final String unit;
    private final String words;
    private final String method;

    FigureType(Span span, String unit, String words, String method) {
        this.span = span;
        this.unit = unit;
        this.words = words;
        this.method = method;
    }

    Span span() {
        return span;
    }

    String unit() {
        return unit;
    }

    /** What follows the number in a sentence. */
    String words() {
        return words;
    }

    /** Stays with the method; a change of it gets another number. */
    String method() {
        return method;
    }
}
