package app.nowatch;

import app.nowatch.firmware.FirmwareCommand;
import app.nowatch.platform.Problem;
import app.nowatch.platform.backup.BackupException;
import app.nowatch.platform.config.InvalidSettings;
import app.nowatch.platform.db.embedded.EmbeddedPostgresException;
import app.nowatch.platform.http.CannotListen;
import app.nowatch.stat.ProofCommand;
import app.nowatch.stat.StatCommand;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "nowatch",
        description = "An open, self-hostable server for the NOWATCH API 0.9.0.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            AdminCommand.class,
            ClientCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ErasuresCommand.class,
            ImportCommand.class,
            VersionCommand.class,
            StatCommand.class,
            ProofCommand.class,
            TrainCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var firmware = new FirmwareCommand(Clock.tickMillis(ZoneOffset.UTC), new SecureRandom());
        return new CommandLine(new Main())
                .addSubcommand(firmware)
                .setExecutionExceptionHandler((e, commandLine, parsed) -> {
                    if (!isOperatorsConcern(e)) {
                        throw e;
                    }
                    commandLine.getErr().println(e.getMessage());
                    return 1;
                });
    }

    /** Whether the message alone says what to mend; everything else shows where it came from. */
    private static boolean isOperatorsConcern(Exception e) {
        return e instanceof InvalidSettings
                || e instanceof EmbeddedPostgresException
                || e instanceof Problem
                || e instanceof CannotListen
                || e instanceof BackupException
                || e instanceof CannotDo;
    }

    /** A command that cannot be carried out, with the one sentence that says why. */
    static final class CannotDo extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CannotDo(String sentence) {
            super(sentence);
        }
    }
}
