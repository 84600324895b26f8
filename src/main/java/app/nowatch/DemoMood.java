package app.nowatch;

import java.util.List;

/**
 * How somebody feels, in the words that the app offers at a check-in; what stands twice is more common.
 *
 * @param reactivities from calm to stressed
 * @param valences from good to bad
 */
record DemoMood(List<String> reactivities, List<String> valences, List<String> feelings) {
    static final DemoMood QUIET = new DemoMood(
            List.of("VERY_CALM", "CALM", "CALM", "CENTERED"),
            List.of("VERY_POSITIVE", "POSITIVE", "POSITIVE", "NEUTRAL"),
            List.of("HAPPY", "RELAXED", "MOTIVATED", "CONTENT", "GRATEFUL", "FOCUSED"));

    /** Strain is over, but not long ago. */
    static final DemoMood SETTLING =
            new DemoMood(List.of("CENTERED"), List.of("NEUTRAL"), List.of("TIRED", "RELIEVED", "FOCUSED"));

    static final DemoMood STRAINED = new DemoMood(
            List.of("STRESSED"), List.of("NEUTRAL", "NEGATIVE", "NEGATIVE"), List.of("TENSE", "WORRIED", "IMPATIENT"));

    static final DemoMood VERY_STRAINED = new DemoMood(
            List.of("VERY_STRESSED"),
            List.of("NEGATIVE", "VERY_NEGATIVE"),
            List.of("ANXIOUS", "FRUSTRATED", "OVERWHELMED"));

    DemoMood {
        reactivities = List.copyOf(reactivities);
        valences = List.copyOf(valences);
        feelings = List.copyOf(feelings);
    }
}
