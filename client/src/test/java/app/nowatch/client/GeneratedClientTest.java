package app.nowatch.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.nowatch.client.api.AuthApi;
import app.nowatch.client.api.ChangesApi;
import app.nowatch.client.api.CheckinApi;
import app.nowatch.client.api.MeasurementApi;
import app.nowatch.client.api.SharingApi;
import app.nowatch.client.api.StatisticsApi;
import app.nowatch.client.api.UserApi;
import app.nowatch.client.model.CheckinOrigin;
import app.nowatch.client.model.CreateCheckinDto;
import app.nowatch.client.model.CreateInviteDto;
import app.nowatch.client.model.LoginDto;
import app.nowatch.client.model.MeasurementType;
import app.nowatch.client.model.Reactivity;
import app.nowatch.client.model.RegisterDto;
import app.nowatch.client.model.StatisticType;
import app.nowatch.client.model.UpdateUserDto;
import app.nowatch.client.model.Valence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app with the generated client: the mock first, then the server itself. */
class GeneratedClientTest {
    private static final LocalDate DAY = LocalDate.of(2025, 8, 9);
    private static final String PASSWORD = "Passw0rd!";
    private static final String CONSENT = "2025-08-01T00:00:00.000Z";

    @TempDir
    static Path folder;

    private static NowatchServer server;

    @BeforeAll
    static void start() throws IOException {
        server = NowatchServer.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.close();
    }

    private static ApiClient mock() {
        var client = new ApiClient();
        client.updateBaseUri(server.address() + "/_mock/apis");
        return client;
    }

    private static ApiClient real(String token) {
        var client = new ApiClient();
        client.updateBaseUri(server.address() + "/nowatch");
        if (!token.isEmpty()) {
            client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        }
        return client;
    }

    @Test
    void theMockAnswersWhatTheClientUnderstands() throws ApiException {
        var mock = mock();
        assertFalse(new AuthApi(mock)
                .authControllerLoginV2(new LoginDto().email("a@example.org").password(PASSWORD), null)
                .getAccess()
                .isEmpty());
        assertFalse(new UserApi(mock).userControllerFindOneV1().getFirstName().isEmpty());
        var day = new MeasurementApi(mock)
                .measurementControllerFindV1(MeasurementType.HEART_RATE, "ASC", DAY, DAY, null, null)
                .getFirst();
        assertEquals(MeasurementType.HEART_RATE, day.getType());
        assertFalse(new CheckinApi(mock)
                .checkinControllerFindAllV1("2025-08-09", "2025-08-09", null)
                .isEmpty());
        assertFalse(new StatisticsApi(mock)
                .statisticsControllerFindV1(DAY, DAY, List.of(StatisticType.SLEEP_DURATION), null, null)
                .isEmpty());
        assertFalse(new SharingApi(mock).sharingControllerGetShared().isEmpty());
    }

    @Test
    void aStrangerIsToldApartFromAFailure() {
        var stranger = new UserApi(real(""));
        assertEquals(401, assertThrows(ApiException.class, stranger::userControllerFindOneV1).getCode());
    }

    @Test
    void aDayGoesInAndComesOut() throws Exception {
        var client = real(registered("ada@example.org"));
        var user = new UserApi(client);
        assertNull(user.userControllerFindOneV1().getHeight());
        assertEquals(172, user.userControllerUpdateV1(new UpdateUserDto().height(172)).getHeight());

        var measurement = new MeasurementApi(client);
        var receipt = measurement.measurementControllerUploadV1(zipped(), MeasurementType.HEART_RATE);
        assertEquals(3, receipt.getAccepted());
        var days = measurement.measurementControllerFindV1(MeasurementType.HEART_RATE, "ASC", DAY, DAY, null, null);
        assertEquals("{\"0\":[61,4],\"1\":[62,4],\"2\":[63,3]}", days.getFirst().getValues());

        var checkins = new CheckinApi(client);
        var ids = checkins.checkinControllerCreateV1(List.of(checkin()), "one-key");
        var kept = checkins.checkinControllerFindAllV1("2025-08-09", "2025-08-09", null);
        assertEquals(ids.getFirst(), kept.getFirst().getId());
        assertEquals(Valence.POSITIVE, kept.getFirst().getValence());

        var statistics = new StatisticsApi(client)
                .statisticsControllerFindV1(
                        DAY, DAY, List.of(StatisticType.SLEEP_DURATION, StatisticType.SLEEP_HRV), null, null);
        assertEquals(2, statistics.size());
        assertTrue(statistics.stream().noneMatch(record -> record.getEnoughData()));
        assertFalse(new ChangesApi(client)
                .changesControllerFindV1(null)
                .getChanges()
                .isEmpty());

        new SharingApi(client)
                .sharingControllerCreateInvite(
                        new CreateInviteDto().email("ben@example.org").shareSince(CONSENT));
        assertEquals(
                "ben@example.org",
                new SharingApi(client)
                        .sharingControllerGetSentInvites()
                        .getFirst()
                        .getInvitedEmail());
    }

    private static String registered(String email) throws ApiException {
        var auth = new AuthApi(real(""));
        auth.authControllerRegisterV1(
                new RegisterDto()
                        .email(email)
                        .password(PASSWORD)
                        .firstName("Ada")
                        .lastName("Example")
                        .tocAcceptedAt(CONSENT)
                        .privacyPolicyAcceptedAt(CONSENT),
                null);
        return auth.authControllerLoginV2(new LoginDto().email(email).password(PASSWORD), null)
                .getAccess();
    }

    private static CreateCheckinDto checkin() {
        return new CreateCheckinDto()
                .datetime("2025-08-09T09:30:00.000Z")
                .origin(CheckinOrigin.APP)
                .reactivity(Reactivity.CALM)
                .valence(Valence.POSITIVE)
                .addRelatedFeelingsItem("HAPPY")
                .addContextItem("WORKING");
    }

    private static java.io.File zipped() throws IOException {
        var file = folder.resolve("heart-rate.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("heart-rate.csv"));
            zip.write("""
                    datetime,value,quality_indicator
                    1754697600,61,4
                    1754697601,62,4
                    1754697602,63,3
                    """.getBytes(StandardCharsets.UTF_8));
        }
        return file.toFile();
    }
}
