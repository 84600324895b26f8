package app.nowatch.dayfeedback;

import app.nowatch.account.Accounts;
import app.nowatch.account.ZoneHistory;
import app.nowatch.journal.Entry;
import app.nowatch.journal.EntryForm;
import app.nowatch.platform.json.Fields;
import app.nowatch.platform.json.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers as {@code /v1/day-feedback} has them. */
final class DayFeedbackForm implements EntryForm<DayFeedback> {
    private static final int LONGEST_NOTE = 10_000;
    private static final int LENGTH_OF_DAY = 10;
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9_999;

    private final Accounts accounts;

    DayFeedbackForm(Accounts accounts) {
        this.accounts = accounts;
    }

    /** What the API answers; the day in the form {@code 2025-08-09}. */
    record Shown(
            UUID id,
            String day,
            Instant datetime,
            int type,
            int value,
            String note,
            @Nullable Integer tag,
            Instant created,
            Instant lastUpdated) {}

    @Override
    public Function<Fields, DayFeedback> reader(UUID userId) {
        var zones = accounts.zones(userId);
        return fields -> read(fields, zones);
    }

    /** An export tells the day; the moment lies on it somewhere on earth. */
    @Override
    public DayFeedback exported(Fields fields) {
        var moment = fields.time("datetime");
        var utc = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        var day = Times.parseDay(fields.text("day", 0, LENGTH_OF_DAY))
                .filter(sent -> Math.abs(ChronoUnit.DAYS.between(sent, utc)) <= 1);
        if (day.isEmpty()) {
            fields.violation("day", "must be a day YYYY-MM-DD that is the one of datetime somewhere");
        }
        return read(fields, moment, day.orElse(utc));
    }

    /** Where the text does not tell the local day, the zone does in which the person lived at that moment. */
    private static DayFeedback read(Fields fields, ZoneHistory zones) {
        var sent = fields.sentTime("datetime");
        var told = sent.localDay();
        var day = told == null ? zones.dayOf(sent.time()) : told;
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            fields.violation("datetime", "must lie on a local day of the years 0001 to 9999");
        }
        return read(fields, sent.time(), day);
    }

    private static DayFeedback read(Fields fields, Instant moment, LocalDate day) {
        return new DayFeedback(
                day,
                moment,
                fields.integer("type", 0, DayFeedback.LAST_TYPE),
                fields.integer("value", DayFeedback.VERY_BAD, DayFeedback.VERY_GOOD),
                fields.optionalInteger("tag", 0, DayFeedback.LAST_TAG).orElse(null),
                fields.optionalText("note", 0, LONGEST_NOTE).orElse(""));
    }

    @Override
    public Shown show(Entry<DayFeedback> entry) {
        var feedback = entry.content();
        return new Shown(
                entry.id(),
                feedback.day().toString(),
                feedback.datetime(),
                feedback.type(),
                feedback.value(),
                feedback.note(),
                feedback.tag(),
                entry.created(),
                entry.updated());
    }
}
