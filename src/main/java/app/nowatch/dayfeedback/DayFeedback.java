package app.nowatch.dayfeedback;

import app.nowatch.journal.Content;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a daily question.
 *
 * @param day the local day that it is about
 * @param type the question, 0..6: 0 the day, 1 the sleep, 2 the mood, 3 a feeling
 * @param value 1 (very bad) to 5 (very good)
 * @param tag 0 calm, 1 focus, 2 energy, 3 positivity; null when not given
 * @param note empty when nothing was said
 */
record DayFeedback(
        LocalDate day,
        Instant datetime,
        int type,
        int value,
        @Nullable Integer tag,
        String note) implements Content {
    static final int LAST_TYPE = 6;
    static final int VERY_BAD = 1;
    static final int VERY_GOOD = 5;
    static final int LAST_TAG = 3;

    /** Of which there is one answer. */
    record Question(int type, LocalDate day) {}

    Question question() {
        return new Question(type, day);
    }

    @Override
    public Instant begins() {
        return datetime;
    }
}
