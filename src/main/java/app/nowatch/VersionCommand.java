package app.nowatch;

import picocli.CommandLine.Command;

/** {@code nowatch version}. */
@Command(name = "version", description = "Print the version.")
final class VersionCommand implements Runnable {
    @Override
    public void run() {
        System.out.println(new Version().getVersion()[0]);
    }
}
