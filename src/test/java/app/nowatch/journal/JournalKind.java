package app.nowatch.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The five things that people write down: where each is sent, and items of it. */
public enum JournalKind {
    SESSION("/v1/session", ChronoUnit.HOURS, "start_datetime", "info.note", """
            {"start_datetime":"AT","end_datetime":"END","type":1,"info":{"name":"Walk","note":"NOTE"}}"""),
    ACTIVITY("/v1/activity", ChronoUnit.HOURS, "start_datetime", "note", """
            {"start_datetime":"AT","end_datetime":"END","type":2,"name":"Walk","note":"NOTE"}"""),
    INTENTION("/v1/intention", ChronoUnit.HOURS, "start_datetime", "note", """
            {"start_datetime":"AT","end_datetime":"END","name":"Rest","note":"NOTE",
            "subjective_inputs":[{"datetime":"AT","type":2,"value":6.5}]}"""),
    CHECKIN("/v1/checkin", ChronoUnit.HOURS, "datetime", "note", """
            {"datetime":"AT","origin":"APP","reactivity":"CALM","valence":"POSITIVE",
            "related_feelings":["HAPPY"],"context":["WORKING"],"note":"NOTE"}"""),
    /** Of these there is one a type and day. */
    DAY_FEEDBACK("/v1/day-feedback", ChronoUnit.DAYS, "datetime", "note", """
            {"datetime":"AT","type":0,"value":4,"note":"NOTE"}""");

    /** When the first item begins. */
    public static final Instant START = Instant.parse("2024-06-01T10:00:00Z");

    private final String path;
    private final ChronoUnit step;
    private final String timeField;
    private final String noteField;
    private final String form;

    JournalKind(String path, ChronoUnit step, String timeField, String noteField, String form) {
        this.path = path;
        this.step = step;
        this.timeField = timeField;
        this.noteField = noteField;
        this.form = form;
    }

    public String path() {
        return path;
    }

    /** The field of an item that says when it begins. */
    public String timeField() {
        return timeField;
    }

    /** The field of an item that holds its note. */
    public String noteField() {
        return noteField;
    }

    /** The kind that the feed of changes says. */
    public String inChanges() {
        return this == ACTIVITY || this == INTENTION ? "SESSION" : name();
    }

    /** An item that lasts half an hour, where it lasts. */
    public String item(Instant at, String note) {
        return form.replace("AT", at.toString())
                .replace("END", at.plus(30, ChronoUnit.MINUTES).toString())
                .replace("NOTE", note);
    }

    /** When item 0, 1, 2 … begins: later with each. */
    public Instant time(int number) {
        return START.plus(number, step);
    }

    /** Item 0, 1, 2 …, each after the one before and of another note. */
    public String item(int number) {
        return item(time(number), "note " + number);
    }
}
