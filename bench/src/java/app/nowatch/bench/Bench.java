package app.nowatch.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nowatch bench}: measures a real server in its own process and prints one table. */
@Command(
        name = "bench",
        description = "Measure the speed of a server; at most ten minutes without --long.",
        mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration LONGEST_LONG = Duration.ofMinutes(50);
    private static final int OUT_OF_TIME = 3;

    /** Those that need the shared server come before the one that ends it; memory is told last. */
    private static final List<Measure> MEASURES = List.of(
            new Ingest(),
            new Reads(),
            new SmallRequests(),
            new Sharing(),
            new Journal(),
            new Statistics(),
            new Downloads(),
            new Telemetry(),
            new Export(),
            new Storage(),
            new SmallUploads(),
            new Start(),
            new Growth());

    @Option(names = "--long", description = "Also what takes longer: 50 people, 100,000 days.")
    private boolean longRun;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description =
                    "Only this measure: ingest, read, small, sharing, journal, statistics, firmware, telemetry, export, storage, uploads, start or growth; may be repeated.")
    private List<String> only = new ArrayList<>();

    /** Exits with 0 when every gate is met, 1 when one is not, 2 on a wrong option. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var names = MEASURES.stream().map(Measure::name).toList();
        if (!names.containsAll(only)) {
            System.err.println("--only knows " + String.join(", ", names));
            return CommandLine.ExitCode.USAGE;
        }
        var report = new Report();
        endAfter(longRun ? LONGEST_LONG : LONGEST, report);
        try (var cleanup = new Cleanup()) {
            Runtime.getRuntime().addShutdownHook(new Thread(cleanup::close, "cleanup"));
            var stage = new Stage(cleanup, report, longRun);
            var machine = Machine.describe(stage.server());
            report.progress(machine);
            boolean whole = measure(stage, report);
            System.out.println("\n" + machine + "\n\n" + report.table());
            return whole && report.everyGateMet() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }

    /** Whether each measure came to its end; one that fails does not keep the others from their turn. */
    private boolean measure(Stage stage, Report report) {
        boolean whole = true;
        for (var measure : MEASURES) {
            if (only.isEmpty() || only.contains(measure.name())) {
                whole &= measure(measure, stage, report);
            }
        }
        return whole;
    }

    private static boolean measure(Measure measure, Stage stage, Report report) {
        try {
            measure.run(stage, report);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            stage.failed(measure.name(), e);
            return false;
        }
    }

    /** A run that hangs, or a machine that is too busy, ends all the same and shows what it has. */
    private static void endAfter(Duration time, Report report) {
        Thread.ofPlatform().daemon().name("end").start(() -> {
            try {
                Thread.sleep(time);
                System.out.println("\n" + report.table() + "\nout of time after " + time.toMinutes() + " minutes");
                System.exit(OUT_OF_TIME);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
