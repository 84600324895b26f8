package app.nowatch.insight;

/** What a section of a reflection is about; also what feedback names. */
enum Topic {
    SUMMARY,
    SLEEP,
    STRESS,
    HEART,
    ACTIVITY,
    TRIGGERS,
    NOTE
}
