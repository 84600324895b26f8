package app.nowatch.insight;

import app.nowatch.platform.json.Fields;
import java.util.List;
import java.util.regex.Pattern;

/** Feedback as {@code /v2/insight/feedback} has it: an item speaks of one reflection, and of several of its sections. */
final class FeedbackForm {
    static final int MOST_ITEMS = 100;

    private static final int MOST_SECTIONS = 50;
    private static final int MOST_OPTIONS = 50;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VERSION = 50;
    private static final int LONGEST_INSTANCE = 200;
    private static final Pattern OPTION = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,200}");

    private FeedbackForm() {}

    /** All sections of one item; nothing may be done with them before {@link Fields#check()}. */
    static List<Feedback> read(Fields item) {
        var instance = item.text("instance_id", 1, LONGEST_INSTANCE);
        var day = item.sentTime("date").day();
        var appVersion = item.text("app_version", 1, LONGEST_VERSION);
        var testBuild = flag(item, "test_build");
        item.require("feedback");
        return item.objects("feedback", 0, MOST_SECTIONS).stream()
                .map(section -> new Feedback(
                        instance,
                        day,
                        section.text("section", 1, LONGEST_NAME),
                        appVersion,
                        section.texts("options", MOST_OPTIONS, OPTION, "texts of 1 to 200 characters"),
                        flag(section, "thumbUp"),
                        testBuild))
                .toList();
    }

    private static boolean flag(Fields fields, String name) {
        fields.require(name);
        return fields.optionalFlag(name).orElse(false);
    }
}
