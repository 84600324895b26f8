package app.nowatch.checkin;

import app.nowatch.journal.Entry;
import app.nowatch.journal.EntryForm;
import app.nowatch.platform.json.Fields;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Check-ins as {@code /v1/checkin} has them. */
final class CheckinForm implements EntryForm<Checkin> {
    private static final int MOST_NAMES = 50;
    private static final int LONGEST_NOTE = 10_000;
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final String NAMES = "upper-case names such as HAPPY, of up to 64 characters";

    /** What the API answers. */
    record Shown(
            UUID id,
            Instant datetime,
            Checkin.Origin origin,
            Checkin.Reactivity reactivity,
            Checkin.Valence valence,
            List<String> relatedFeelings,
            List<String> context,
            String note,
            Instant created,
            Instant lastUpdated) {}

    @Override
    public Function<Fields, Checkin> reader(UUID userId) {
        return CheckinForm::read;
    }

    private static Checkin read(Fields fields) {
        return new Checkin(
                fields.time("datetime"),
                fields.choice("origin", Checkin.Origin.class),
                fields.choice("reactivity", Checkin.Reactivity.class),
                fields.choice("valence", Checkin.Valence.class),
                fields.texts("related_feelings", MOST_NAMES, NAME, NAMES),
                fields.texts("context", MOST_NAMES, NAME, NAMES),
                fields.optionalText("note", 0, LONGEST_NOTE).orElse(""));
    }

    @Override
    public Checkin exported(Fields fields) {
        return read(fields);
    }

    @Override
    public Shown show(Entry<Checkin> entry) {
        var checkin = entry.content();
        return new Shown(
                entry.id(),
                checkin.datetime(),
                checkin.origin(),
                checkin.reactivity(),
                checkin.valence(),
                checkin.feelings(),
                checkin.context(),
                checkin.note(),
                entry.created(),
                entry.updated());
    }
}
