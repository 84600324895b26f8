package app.nowatch.insight;

import java.time.LocalDate;
import java.util.List;

/**
 * What somebody said of one section of a reflection.
 *
 * @param instance id of the reflection, as the app sent it
 * @param day that the app named; the person's own where it told one
 * @param options reasons that were chosen, each once
 */
record Feedback(
        String instance,
        LocalDate day,
        String section,
        String appVersion,
        List<String> options,
        boolean thumbUp,
        boolean testBuild) {
    Feedback {
        options = options.stream().distinct().toList();
    }

    /** What there is one feedback of a person for; the later one counts. */
    record Subject(String instance, LocalDate day, String section) {}

    Subject subject() {
        return new Subject(instance, day, section);
    }
}
