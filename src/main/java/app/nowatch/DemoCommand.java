package app.nowatch;

import app.nowatch.wearer.SeriesKind;
import app.nowatch.wearer.Wearer;
import app.nowatch.wearer.WearerProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nowatch demo}: a server in a throw-away folder, with two people who have worn a watch for two weeks. */
@Command(name = "demo", description = "Run a server with two demo people; nothing stays when it ends.")
final class DemoCommand implements Runnable {
    private static final int DAYS = 14;
    private static final String USUAL_PORT = "8080";
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on (default: 8080, or a free one).")
    private String port = "";

    @Override
    public void run() {
        var stage = new DemoStage();
        Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "stop"));
        try {
            play(stage);
        } catch (RuntimeException e) {
            if (!stage.isClosing()) {
                throw e;
            }
        }
        stage.awaitEnd();
    }

    private void play(DemoStage stage) {
        var clock = Clock.tickMillis(ZoneOffset.UTC);
        System.out.println("starting a server on an embedded PostgreSQL ...");
        var address = stage.start(port.isEmpty() ? freePort() : port, clock);
        var last = LocalDate.ofInstant(clock.instant(), ZONE).minusDays(1);
        var ada = person(address, "ada", 1, last);
        var ben = person(address, "ben", 2, last);
        ada.shareWith(ben);
        ben.shareWith(ada);
        print(address, ada, ben, last);
    }

    private static DemoPerson person(String address, String name, long seed, LocalDate last) {
        var person = DemoPerson.register(address, name);
        person.liveIn(ZONE);
        var wearer = Wearer.of(WearerProfile.of(seed, ZONE), last.minusDays(DAYS - 1), DAYS);
        System.out.println("uploading " + DAYS + " days of " + person.email() + " ...");
        long rows = 0;
        for (var day : wearer.utcDays()) {
            for (var kind : SeriesKind.values()) {
                rows += person.upload(kind.name(), wearer.zippedCsv(kind, day));
            }
        }
        System.out.println("  " + rows + " rows in " + SeriesKind.values().length + " series");
        writeDown(person, new DemoDiary(wearer));
        person.awaitStatistics(last.minusDays(DAYS - 1), last);
        System.out.println("  ten statistics a day");
        return person;
    }

    private static void writeDown(DemoPerson person, DemoDiary diary) {
        int activities = person.writeDown("/v1/activity", diary.activities());
        int intentions = person.writeDown("/v1/intention", diary.intentions());
        int checkins = person.writeDown("/v1/checkin", diary.checkins());
        int answers = person.writeDown("/v1/day-feedback", diary.dayFeedback());
        System.out.printf(
                "  %d activities, %d intentions, %d check-ins, %d answers to daily questions%n",
                activities, intentions, checkins, answers);
    }

    private static void print(String address, DemoPerson person, DemoPerson other, LocalDate last) {
        System.out.println("""

                nowatch runs on %1$s
                  reference   %1$s/docs
                  API         %1$s/nowatch
                  login       %2$s  %3$s
                              %7$s  %8$s
                They share with each other.

                Try:
                  curl -H 'Authorization: Bearer %4$s' %1$s/nowatch/v1/user
                  curl -H 'Authorization: Bearer %4$s' '%1$s/nowatch/v1/measurement?type=HEART_RATE_GRAPH&sort=ASC&start_day=%5$s&end_day=%5$s'
                  curl -H 'Authorization: Bearer %4$s' -H 'shared-user: %6$s' '%1$s/nowatch/v1/measurement?type=RESTING_HEART_RATE&sort=ASC&start_day=%5$s&end_day=%5$s'
                  curl -H 'Authorization: Bearer %4$s' '%1$s/nowatch/v1/statistics?type=SLEEP_DURATION&start_day=%5$s&end_day=%5$s'
                  curl -H 'Authorization: Bearer %4$s' '%1$s/nowatch/v1/checkin?start_date=%5$s&end_date=%5$s'
                  curl -H 'Content-Type: application/json' -d '{"email":"%2$s","password":"%3$s"}' %1$s/nowatch/v2/auth/login

                Ctrl-C ends it; nothing stays.""".formatted(
                        address,
                        person.email(),
                        person.password(),
                        person.token(),
                        last,
                        other.id(),
                        other.email(),
                        other.password()));
    }

    /** The usual port unless somebody has it. */
    private static String freePort() {
        try (var usual = new ServerSocket(Integer.parseInt(USUAL_PORT), 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(usual.getLocalPort());
        } catch (IOException e) {
            return "0";
        }
    }
}
