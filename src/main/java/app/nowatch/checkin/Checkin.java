package app.nowatch.checkin;

import app.nowatch.journal.Content;
import java.time.Instant;
import java.util.List;

/**
 * How somebody feels at a moment.
 *
 * @param feelings names such as {@code HAPPY}, as the app has them
 * @param context what the person did and with whom, names such as {@code MEETING}
 * @param note empty when nothing was said
 */
record Checkin(
        Instant datetime,
        Origin origin,
        Reactivity reactivity,
        Valence valence,
        List<String> feelings,
        List<String> context,
        String note)
        implements Content {
    /** What made the person check in. */
    enum Origin {
        APP,
        CROWN_PRESS,
        RANDOM_VIBRATION,
        STRESS_VIBRATION
    }

    /** From calm to stressed. */
    enum Reactivity {
        VERY_CALM,
        CALM,
        CENTERED,
        STRESSED,
        VERY_STRESSED
    }

    /** From bad to good. */
    enum Valence {
        VERY_NEGATIVE,
        NEGATIVE,
        NEUTRAL,
        POSITIVE,
        VERY_POSITIVE
    }

    Checkin {
        feelings = List.copyOf(feelings);
        context = List.copyOf(context);
    }

    @Override
    public Instant begins() {
        return datetime;
    }
}
