package app.nowatch;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nowatch serve}: runs until it is told to stop. */
@Command(name = "serve", description = "Run the server; data stays in the data folder.")
final class ServeCommand implements Runnable {
    @Mixin
    private DataOptions data = new DataOptions();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on; 0 picks a free one (default: 8080).")
    private String port = "";

    @Override
    public void run() {
        var settings = data.settings(port.isEmpty() ? Map.of() : Map.of("http.port", port));
        var server = Server.start(settings, Clock.tickMillis(ZoneOffset.UTC));
        System.out.println("nowatch " + Version.program() + " listens on " + server.address());
        System.out.println("  reference   " + server.address() + "/docs");
        System.out.println("  data        " + settings.data());
        stopWithTheProcess(server);
    }

    /** Returns when the process is told to end and the server has stopped. */
    static void stopWithTheProcess(AutoCloseable server) {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                server.close();
                            } catch (Exception e) {
                                System.err.println("did not stop cleanly: " + e);
                            } finally {
                                stopped.countDown();
                            }
                        },
                        "stop"));
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
