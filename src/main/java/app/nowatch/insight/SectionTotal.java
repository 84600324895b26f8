package app.nowatch.insight;

import java.util.List;

/** What all people together said of one section. */
record SectionTotal(String section, long thumbsUp, long thumbsDown, List<OptionTotal> options) {
    /** How often an option was chosen. */
    record OptionTotal(String option, long count) {}

    SectionTotal {
        options = List.copyOf(options);
    }
}
