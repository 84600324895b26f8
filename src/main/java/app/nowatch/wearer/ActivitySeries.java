package app.nowatch.wearer;

import java.util.random.RandomGenerator;

/** What the watch takes the person to be doing, and the steps while there are some. */
final class ActivitySeries {
    private static final int WALK_STEPS = 110;
    private static final int RUN_STEPS = 164;
    private static final int STEPS_SPREAD = 5;

    /** Between table and shelf: anything up to this. */
    private static final int MOST_ABOUT_STEPS = 70;

    private final WearerProfile profile;

    ActivitySeries(WearerProfile profile) {
        this.profile = profile;
    }

    /** {@code ACTIVITY_TYPE}: a row when it changes, and when the watch is put on. */
    void types(UtcDay day, CsvRows rows) {
        Activity told = day.at(-60).activity();
        boolean wornBefore = day.isWorn(-1);
        for (int minute = 0; minute < UtcDay.MINUTES; minute++) {
            Activity activity = day.at(60 * minute).activity();
            boolean worn = day.isWorn(minute);
            if (worn && (!wornBefore || activity != told)) {
                rows.add(60 * minute, activity.code(), Signal.BEST);
            }
            told = activity;
            wornBefore = worn;
        }
    }

    /** {@code ACTIVITY_CADENCE}: steps a minute, each minute with steps, and a closing 0. */
    void cadence(UtcDay day, CsvRows rows) {
        RandomGenerator chance = Chance.STEPS.at(profile.seed(), day.date().toEpochDay());
        boolean stepping = day.isWorn(-1) && hasSteps(day.at(-60).activity());
        for (int minute = 0; minute < UtcDay.MINUTES; minute++) {
            Activity activity = day.at(60 * minute).activity();
            int steps = steps(activity, chance);
            boolean worn = day.isWorn(minute);
            if (worn && (hasSteps(activity) || stepping)) {
                rows.add(60 * minute, steps, Signal.BEST);
            }
            stepping = worn && hasSteps(activity);
        }
    }

    private static boolean hasSteps(Activity activity) {
        return activity == Activity.ABOUT || activity == Activity.WALK || activity == Activity.RUN;
    }

    private static int steps(Activity activity, RandomGenerator chance) {
        return switch (activity) {
            case WALK -> WALK_STEPS + scatter(chance);
            case RUN -> RUN_STEPS + scatter(chance);
            case ABOUT -> chance.nextInt(MOST_ABOUT_STEPS + 1);
            case DESK, REST, CYCLE -> 0;
        };
    }

    private static int scatter(RandomGenerator chance) {
        return (int) Math.round(STEPS_SPREAD * Math.clamp(chance.nextGaussian(), -3, 3));
    }
}
