package app.nowatch;

import app.nowatch.wearer.SeriesKind;
import app.nowatch.wearer.Wearer;
import app.nowatch.wearer.WearerProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code nowatch train}: a short life of a server, for the JDK to note which classes and code a start needs. */
@Command(name = "train", hidden = true)
final class TrainCommand implements Runnable {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    @Override
    public void run() {
        try {
            var folder = Files.createTempDirectory("nowatch-train");
            try {
                var settings = Settings.load(folder, Map.of(), Map.of("http.port", "0"));
                try (var server = Server.start(settings, Clock.tickMillis(ZoneOffset.UTC))) {
                    var person = DemoPerson.register(server.address(), "train");
                    var wearer = Wearer.of(WearerProfile.of(1, ZoneOffset.UTC), DAY, 1);
                    person.upload("HEART_RATE", wearer.zippedCsv(SeriesKind.HEART_RATE, DAY));
                    person.upload("HEART_BEAT", wearer.zippedCsv(SeriesKind.HEART_BEAT, DAY));
                }
            } finally {
                DemoStage.remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
