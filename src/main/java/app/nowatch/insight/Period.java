package app.nowatch.insight;

/** What a reflection looks at. */
enum Period {
    DAY,
    WEEK
}
