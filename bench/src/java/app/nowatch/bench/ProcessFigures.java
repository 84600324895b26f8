package app.nowatch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the system tells about a process, by {@code /proc}: on Linux only. */
record ProcessFigures(long pid) {
    /** Linux counts CPU time for programs in hundredths of a second on every platform it has. */
    private static final double TICKS_PER_SECOND = 100;

    /** Places in {@code stat} after the program's name, which may hold spaces and brackets itself. */
    private static final int USER_TICKS = 11;

    private static final int REAPED_USER_TICKS = 13;
    private static final double MEBI = 1024;

    /** Its own CPU time, user and system. */
    double cpuSeconds() throws IOException {
        return ticks(USER_TICKS) / TICKS_PER_SECOND;
    }

    /** Its own CPU time and that of its children, ended or alive. */
    double cpuSecondsWithChildren() throws IOException {
        double seconds = (ticks(USER_TICKS) + ticks(REAPED_USER_TICKS)) / TICKS_PER_SECOND;
        for (var child : children()) {
            seconds += child.cpuSecondsUnlessEnded();
        }
        return seconds;
    }

    /** One that has ended counts with its parent from the next reading on. */
    private double cpuSecondsUnlessEnded() {
        try {
            return cpuSeconds();
        } catch (IOException ended) {
            return 0;
        }
    }

    /** The sum of user time and of system time, which stands next to it. */
    private double ticks(int place) throws IOException {
        var stat = Files.readString(file("stat"));
        var words = Stream.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1))
                .toList();
        return Long.parseLong(words.get(place)) + Long.parseLong(words.get(place + 1));
    }

    /** Resident memory in MiB. */
    double residentMebibytes() throws IOException {
        return kibibytes(file("status"), "VmRSS") / MEBI;
    }

    /** Memory of it and its children in MiB, each shared page counted once; resident memory where that is not told. */
    double mebibytesWithChildren() throws IOException {
        double sum = proportional(this);
        for (var child : children()) {
            sum += proportional(child);
        }
        return sum;
    }

    private static double proportional(ProcessFigures process) throws IOException {
        try {
            return kibibytes(process.file("smaps_rollup"), "Pss") / MEBI;
        } catch (IOException notToldOrEnded) {
            return Files.exists(process.file("status")) ? process.residentMebibytes() : 0;
        }
    }

    private List<ProcessFigures> children() {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .map(child -> new ProcessFigures(child.pid()))
                .toList();
    }

    private Path file(String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }

    private static double kibibytes(Path file, String name) throws IOException {
        var line = Pattern.compile("^" + name + ":\\s+(\\d+) kB", Pattern.MULTILINE);
        var matcher = line.matcher(Files.readString(file));
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }
}
