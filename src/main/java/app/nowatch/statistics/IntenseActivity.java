package app.nowatch.statistics;

/** INTENSE_ACTIVITY: the minutes of a day that are hard, by {@link Effort}. */
public final class IntenseActivity {
    /** Of a person whose age is not known; ours. */
    public static final int UNKNOWN_AGE = 40;

    /**
     * The activity of a day.
     *
     * @param longestBoutMinutes the longest run of intense minutes
     */
    public record Activity(int intenseMinutes, int moderateMinutes, int longestBoutMinutes) {}

    private IntenseActivity() {}

    /** The activity of a day at an age, in years. */
    public static Outcome<Activity> of(MinuteRecord record, DayBounds day, double age) {
        int intense = 0;
        int moderate = 0;
        int bout = 0;
        int longest = 0;
        boolean known = false;
        for (int i = record.place(day.startMinute()); i < record.place(day.endMinute()); i++) {
            var effort = Effort.of(record, i, age);
            intense += effort == Effort.INTENSE ? 1 : 0;
            moderate += effort == Effort.MODERATE ? 1 : 0;
            bout = effort == Effort.INTENSE ? bout + 1 : 0;
            longest = Math.max(longest, bout);
            known |= record.worn(i) || record.still(i) || record.moving(i);
        }
        return known ? Outcome.of(new Activity(intense, moderate, longest)) : Outcome.missing("no data");
    }
}
