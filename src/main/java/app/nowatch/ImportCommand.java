package app.nowatch;

import app.nowatch.importing.Imported;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nowatch import FILE.zip --email E}: takes an export back, whether the server runs or not. */
@Command(
        name = "import",
        description = {
            "Take an export's zip back into an account that has no data yet.",
            "All of it is taken or nothing; docs/your-data.md says what an export holds."
        })
final class ImportCommand implements Runnable {
    @Parameters(paramLabel = "FILE.zip", description = "The zip of an export, with series as CSV.")
    private Path file = Path.of("");

    @Option(
            names = "--email",
            paramLabel = "EMAIL",
            required = true,
            description = "The address of the account, which somebody has registered.")
    private String email = "";

    @Mixin
    private DataOptions data = new DataOptions();

    @Override
    public void run() {
        if (!Files.isRegularFile(file)) {
            throw new Main.CannotDo(file + " is no file");
        }
        try (var workbench = Workbench.open(data)) {
            print(workbench.take(file, email));
        }
    }

    private void print(Imported imported) {
        imported.imported().forEach(taken -> System.out.printf("%12d  %s%n", taken.rows(), taken.type()));
        imported.skipped()
                .forEach(skipped -> System.out.printf(
                        "not taken: %s of %s (%d files): %s%n",
                        skipped.type(), skipped.userId(), skipped.files(), skipped.reason()));
        System.out.println(
                "The account " + email + " has what " + file + " holds; its statistics are made by the server.");
    }
}
