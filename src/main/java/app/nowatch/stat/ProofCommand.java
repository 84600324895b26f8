package app.nowatch.stat;

import app.nowatch.truth.Truth;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nowatch proof}: runs the methods of the statistics on the figures published for them. */
@Command(
        name = "proof",
        description = {
            "Run the methods of the statistics on inputs of which the results are known.",
            "Prints method, source, input, expected, got and whether they agree; exit code 1 when one does not.",
            "With --truth: check them on generated wearers of whom everything is known, which takes a minute or two;",
            "exit code 1 when fewer nights than required are seen right."
        })
public final class ProofCommand implements Callable<Integer> {
    private static final String COLUMNS = "%-20s  %-27s  %-52s  %-31s  %-31s  %s";

    @Spec
    private CommandSpec spec;

    @Option(names = "--truth", description = "Check sleep, stages and stressors on generated wearers.")
    private boolean truth;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "" + Truth.SEED,
            description = "Of the wearers of --truth; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        return truth ? check(seed, out, spec.commandLine().getErr()) : print(Vectors.all(), out);
    }

    private static int check(long seed, PrintWriter out, PrintWriter progress) {
        var truth = Truth.of(seed, done -> progress.println(done + " of " + Truth.WEARERS + " wearers"));
        out.println(String.join("\n", truth.lines()));
        return truth.gateIsMet() ? 0 : 1;
    }

    static int print(List<Vector> vectors, PrintWriter out) {
        var table = new ArrayList<String>();
        table.add(COLUMNS.formatted("method", "source", "input", "expected", "got", "pass"));
        int missed = 0;
        for (var vector : vectors) {
            var got = vector.got(run(vector));
            boolean met = vector.isMetBy(got);
            missed += met ? 0 : 1;
            var method = String.join(" ", vector.arguments());
            table.add(COLUMNS.formatted(
                    method, vector.source(), vector.about(), vector.expected(), got, met ? "yes" : "NO"));
        }
        table.add((vectors.size() - missed) + " of " + vectors.size() + " agree");
        out.println(String.join("\n", table));
        return missed == 0 ? 0 : 1;
    }

    /** What {@code nowatch stat} writes, line by line. */
    private static List<String> run(Vector vector) {
        var output = new StringWriter();
        var input = new ByteArrayInputStream(vector.input().getBytes(StandardCharsets.UTF_8));
        new CommandLine(new StatCommand(input))
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(output, true))
                .execute(vector.arguments().toArray(String[]::new));
        return output.toString().lines().toList();
    }
}
