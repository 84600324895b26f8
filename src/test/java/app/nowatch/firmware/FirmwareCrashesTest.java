package app.nowatch.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Crashes that apps tell of stand beside the failed installations of the same firmware. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirmwareCrashesTest {
    private static final String PATH = "/v1/admin/telemetry/crashes";

    private TestServer server;
    private Someone admin;

    @BeforeAll
    void start() {
        server = TestServer.start();
        admin = Someone.admin(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aVersionsFailuresOfAllHardwareAreOneNumber() {
        var one = new Desk(server, admin, "nw1");
        var two = new Desk(server, admin, "nw2");
        var person = Someone.insert(server);
        Desk.report(person, one.active("1.1.0"), "FAILED").expect(201);
        Desk.report(Someone.insert(server), two.active("1.1.0+b7"), "FAILED").expect(201);
        Desk.report(person, one.active("1.2.0"), "FAILED").expect(201);
        Desk.report(person, one.active("1.3.0"), "INSTALLED").expect(201);
        crash(person, "1.1.0", "Oops");
        crash(person, "1.1.0+b7", "Oops");
        crash(person, "1.3.0", "Ouch");
        assertThat(admin.client().get(PATH).expect(200).text())
                .isEqualTo("[" + line("1.1.0", "Oops", 2, 2) + "," + line("1.3.0", "Ouch", 1, 0) + ","
                        + line("1.2.0", "", 0, 1) + "]");
        assertThat(admin.client()
                        .get(PATH + "?firmware=1.1.0%2Bother")
                        .expect(200)
                        .text())
                .isEqualTo("[" + line("1.1.0", "Oops", 2, 2) + "]");
        assertThat(admin.client().get(PATH + "?firmware=1.2.0").expect(200).text())
                .isEqualTo("[" + line("1.2.0", "", 0, 1) + "]");
        assertThat(admin.client().get(PATH + "?firmware=1.4.0").expect(200).text())
                .isEqualTo("[]");
    }

    private static void crash(Someone who, String firmware, String type) {
        who.send("POST", "/v1/telemetry/logs", """
                {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"attributes":[
                  {"key":"device.firmware.version","value":{"stringValue":"%s"}},
                  {"key":"exception.type","value":{"stringValue":"%s"}}]}]}]}]}
                """.formatted(firmware, type)).expect(200);
    }

    /** Crashes are one person's, where there are any. */
    private static String line(String firmware, String type, int crashes, int failures) {
        return """
                {"firmware":"%s","exceptionType":"%s","crashes":%d,"people":%d,"failureReports":%d}""".formatted(firmware, type, crashes, Math.min(1, crashes), failures);
    }
}
