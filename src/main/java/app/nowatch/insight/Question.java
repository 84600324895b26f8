package app.nowatch.insight;

import app.nowatch.platform.security.Sha256;
import app.nowatch.statistics.Baseline;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that a reflection depends on. The app's version is no part of it: an update must not change the words.
 *
 * @param today what is known of the day to reflect on; empty for the week that the past ends with
 * @param told ids of research that the person has been told
 */
record Question(Clockface clockface, DayFacts today, List<String> todayTriggers, Past past, Set<String> told) {
    static final int WEEK_DAYS = 7;

    Question {
        todayTriggers = todayTriggers.stream().distinct().sorted().toList();
        past = past.last(Baseline.WINDOW_DAYS + (today.isEmpty() ? WEEK_DAYS : 0));
        told = Collections.unmodifiableSet(new TreeSet<>(told));
    }

    Period period() {
        return today.isEmpty() ? Period.WEEK : Period.DAY;
    }

    /** The last week of the past, which a reflection on a week looks at. */
    Past week() {
        return past.last(WEEK_DAYS);
    }

    /** The days that the day or week is compared with. */
    Past earlier() {
        return period() == Period.DAY ? past : past.before(WEEK_DAYS, Baseline.WINDOW_DAYS);
    }

    /** A number that stands for the whole question, and varies the words between one question and the next. */
    long seed() {
        return ByteBuffer.wrap(Sha256.of(toString())).getLong();
    }
}
