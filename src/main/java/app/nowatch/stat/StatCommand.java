package app.nowatch.stat;

import app.nowatch.statistics.ColeKripke;
import app.nowatch.statistics.HeartRateVariability;
import app.nowatch.statistics.IntenseActivity;
import app.nowatch.statistics.Sadeh;
import app.nowatch.statistics.SleepPeriods;
import app.nowatch.statistics.SleepRegularity;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nowatch stat METHOD}: one method of the statistics on comma-separated values from standard input. */
@Command(
        name = "stat",
        description = {
            "Run one method of the statistics on CSV from standard input.",
            "A header may be there, timestamps are Unix seconds, an empty field is unknown.",
            "Numbers come out in full; where there is no value, \"NA\" and the reason. Input that cannot be read ends with exit code 2."
        },
        synopsisSubcommandLabel = "METHOD")
public final class StatCommand {
    private static final int BAD_INPUT = 2;
    private static final String AGE = "Age in years (default: ${DEFAULT-VALUE}).";
    private static final String ZONE = "Time zone of the days (default: ${DEFAULT-VALUE}).";
    private static final String START = "Minutes asleep in a row that begin a sleep (default: ${DEFAULT-VALUE}).";
    private static final String END = "Minutes awake in a row that end it (default: ${DEFAULT-VALUE}).";
    private static final String LEAST = "Shorter ones are left out, in minutes (default: ${DEFAULT-VALUE}).";
    private static final String LEAST_DAYS =
            "With fewer comparable days there is no value (default: ${DEFAULT-VALUE}).";
    private static final String BEATS = " of rr or timestamp,rr in ms, not cleaned.";
    private static final String DAYS = " a local day, from timestamp,hr,activity,cadence,type a minute.";

    private final InputStream input;

    @Spec
    private CommandSpec spec;

    public StatCommand() {
        this(System.in);
    }

    StatCommand(InputStream input) {
        this.input = input;
    }

    @Command(name = "rmssd", description = "RMSSD in ms" + BEATS)
    int rmssd() {
        return run(1, 2, rows -> BeatMethods.scalar(rows, HeartRateVariability::rmssd));
    }

    @Command(name = "sdnn", description = "SDNN in ms, with n - 1," + BEATS)
    int sdnn() {
        return run(1, 2, rows -> BeatMethods.scalar(rows, HeartRateVariability::sdnn));
    }

    @Command(name = "pnn50", description = "pNN50 in %%" + BEATS)
    int pnn50() {
        return run(1, 2, rows -> BeatMethods.scalar(rows, HeartRateVariability::pnn50));
    }

    @Command(name = "clean-ibi", description = "The rows of rr or timestamp,rr that are normal beats.")
    int cleanIbi(
            @Option(names = "--no-malik", description = "Leave out nothing by Malik's rule.") boolean noMalik,
            @Option(names = "--no-range", description = "Leave out nothing by range.") boolean noRange) {
        return run(1, 2, rows -> BeatMethods.clean(rows, !noRange, !noMalik));
    }

    @Command(name = "cole-kripke", description = "timestamp,score,S or W of counts or timestamp,counts a minute.")
    int coleKripke() {
        return run(1, 2, rows -> SleepMethods.score(rows, ColeKripke::scores, ColeKripke::state));
    }

    @Command(name = "sadeh", description = "timestamp,score,S or W of counts or timestamp,counts a minute.")
    int sadeh() {
        return run(1, 2, rows -> SleepMethods.score(rows, Sadeh::scores, Sadeh::state));
    }

    @Command(name = "sleep-periods", description = "start,end,minutesAsleep from timestamp,S/W/U a minute.")
    int sleepPeriods(
            @Option(names = "--start", defaultValue = "" + SleepPeriods.START, description = START) int start,
            @Option(names = "--end", defaultValue = "" + SleepPeriods.END, description = END) int end,
            @Option(names = "--min", defaultValue = "" + SleepPeriods.LEAST_MINUTES, description = LEAST) int least) {
        return run(2, 3, rows -> {
            atLeastOne("--start", start);
            atLeastOne("--end", end);
            atLeastOne("--min", least);
            return SleepMethods.periods(rows, start, end, least);
        });
    }

    @Command(
            name = "sri",
            description = "Sleep Regularity Index from timestamp,S/W/U, each holding until the next row.")
    int sri(
            @Option(names = "--zone", defaultValue = "UTC", description = ZONE) ZoneId zone,
            @Option(names = "--min-days", defaultValue = "" + SleepRegularity.LEAST_DAYS, description = LEAST_DAYS)
                    int leastDays) {
        return run(2, 3, rows -> SleepMethods.regularity(rows, zone, leastDays));
    }

    @Command(name = "resting-heart-rate", description = "Daytime resting heart rate" + DAYS)
    int restingHeartRate(
            // Not used by the method, and taken all the same: the three daily methods are called alike.
            @Option(names = "--age", defaultValue = "" + IntenseActivity.UNKNOWN_AGE, description = AGE) int age,
            @Option(names = "--zone", defaultValue = "UTC", description = ZONE) ZoneId zone) {
        return run(2, 5, rows -> new DayMethods(rows, zone).restingHeartRate());
    }

    @Command(name = "intense-activity", description = "Minutes of intense activity" + DAYS)
    int intenseActivity(
            @Option(names = "--age", defaultValue = "" + IntenseActivity.UNKNOWN_AGE, description = AGE) int age,
            @Option(names = "--zone", defaultValue = "UTC", description = ZONE) ZoneId zone) {
        return run(2, 5, rows -> new DayMethods(rows, zone).intenseActivity(plausible(age)));
    }

    @Command(name = "stress", description = "Minutes of raised heart rate at rest" + DAYS)
    int stress(
            @Option(names = "--age", defaultValue = "" + IntenseActivity.UNKNOWN_AGE, description = AGE) int age,
            @Option(names = "--zone", defaultValue = "UTC", description = ZONE) ZoneId zone) {
        return run(2, 5, rows -> new DayMethods(rows, zone).stress(plausible(age)));
    }

    private int run(int fewestColumns, int mostColumns, Function<List<InputRow>, List<String>> method) {
        var commandLine = spec.commandLine();
        try {
            var lines = method.apply(InputRows.read(input, fewestColumns, mostColumns));
            commandLine.getOut().println(String.join("\n", lines));
            return 0;
        } catch (BadInput e) {
            commandLine.getErr().println(e.getMessage());
            return BAD_INPUT;
        }
    }

    private static void atLeastOne(String option, int value) {
        if (value < 1) {
            throw new BadInput(option + " must be at least 1");
        }
    }

    private static int plausible(int age) {
        if (age < 0 || age > 130) {
            throw new BadInput("--age is out of range: " + age);
        }
        return age;
    }
}
