package app.nowatch.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody said of one section of a reflection.
 *
 * @param instance id of the reflection, as the app sent it; a UUID in small letters, whichever way it was written
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
    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    Feedback {
        instance = UUID.matcher(instance).matches() ? instance.toLowerCase(Locale.ROOT) : instance;
        options = options.stream().distinct().toList();
    }

    /** What there is one feedback of a person for; the later one counts. */
    record Subject(String instance, LocalDate day, String section) {}

    Subject subject() {
        return new Subject(instance, day, section);
    }
}
