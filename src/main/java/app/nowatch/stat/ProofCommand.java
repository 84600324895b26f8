package app.nowatch.stat;

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
import picocli.CommandLine.Spec;

/** {@code nowatch proof}: runs the methods of the statistics on the figures published for them. */
@Command(
        name = "proof",
        description = {
            "Run the methods of the statistics on inputs of which the results are known.",
            "Prints method, source, input, expected, got and whether they agree; exit code 1 when one does not."
        })
public final class ProofCommand implements Callable<Integer> {
    private static final String COLUMNS = "%-20s  %-27s  %-52s  %-31s  %-31s  %s";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return print(Vectors.all(), spec.commandLine().getOut());
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
