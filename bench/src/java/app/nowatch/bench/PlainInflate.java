package app.nowatch.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.zip.ZipInputStream;

/** Unpacks the same zip with the JDK and does nothing with it: less no upload can cost. */
final class PlainInflate {
    private static final int WARM_UP = 30;
    private static final int TIMES = 100;

    private final byte[] zip;
    private final byte[] buffer = new byte[1 << 16];

    PlainInflate(byte[] zip) {
        this.zip = zip.clone();
    }

    /** By the CPU time of this thread alone. */
    double samplesPerSecond() throws IOException {
        inflate(WARM_UP);
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        inflate(TIMES);
        double seconds = Run.seconds(threads.getCurrentThreadCpuTime() - start);
        return (double) TIMES * HeartRateDay.ROWS / seconds;
    }

    private void inflate(int times) throws IOException {
        long bytes = 0;
        for (int i = 0; i < times; i++) {
            try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
                in.getNextEntry();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    bytes += read;
                }
            }
        }
        if (bytes < (long) times * HeartRateDay.ROWS) {
            throw new IOException("the zip holds too little");
        }
    }
}
