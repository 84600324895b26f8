package app.nowatch.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How processes are started and stopped. */
final class Launch {
    private static final int STOP_SECONDS = 40;

    private Launch() {}

    /** The JDK of this process with the options that the launcher gives a server, and those it takes from outside. */
    static List<String> java() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx256m",
                "-XX:MaxDirectMemorySize=128m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        var more = System.getenv().getOrDefault("NOWATCH_JAVA_OPTIONS", "").strip();
        if (!more.matches(".*-XX:\\+Use\\w+GC.*")) {
            command.add("-XX:+UseSerialGC");
        }
        if (!more.isEmpty()) {
            command.addAll(List.of(more.split("\\s+")));
        }
        return command;
    }

    /** Asks a process of ours and those below it to end, waits, and ends them hard when they do not. */
    static void stop(Process process) {
        var below = process.descendants().toList();
        process.destroy();
        if (!ends(process)) {
            process.destroyForcibly();
        }
        below.forEach(ProcessHandle::destroy);
    }

    private static boolean ends(Process process) {
        try {
            return process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
