package app.nowatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the log must never hold, at its most talkative, and what it must. */
class LogsTest {
    private static final String EMAIL = "quiet-person@example.org";
    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{6,8})\\r?$");

    @Test
    void holdsRequestIdsAndNoSecretAddressOrHealthValue() throws Exception {
        var data = TemporaryFolders.create();
        try (var server = ServerProcess.start(data, "NOWATCH_LOG_LEVEL=TRACE", "NOWATCH_AUTH_CONFIRM_ADDRESS=on")) {
            var person = People.register(server.client(), EMAIL);
            person.upload("TEMPERATURE", Zips.csv("1767225600,36.612345,4\n1767225601,77.712345,4\n"))
                    .expect(201);
            person.get("/v1/measurement?type=TEMPERATURE&sort=ASC&start_day=2026-01-01&end_day=2026-01-01")
                    .expect(200)
                    .contains("36.612345");
            person.sendUnchecked(
                            "POST",
                            "/v1/user/change_password",
                            "{\"new_password\":\"Broken-Body-7".getBytes(UTF_8),
                            "application/json")
                    .expect(400);
            server.client()
                    .post("/v2/auth/login", People.credentials(EMAIL, "Wrong-Password-7"))
                    .expect(401);
            server.client()
                    .post("/v1/auth/forgot_password", "{\"email\":\"" + EMAIL + "\"}")
                    .expect(201);
            var code = mailedCode(data, "password-code");
            var addressCode = confirm(server.client(), data);
            var id = person.get("/v1/user", "X-Request-Id", "trace-me-please").header("X-Request-Id");
            server.client()
                    .sendUnchecked(
                            "POST",
                            "/v1/auth/register",
                            People.registration(EMAIL).getBytes(UTF_8),
                            "application/json")
                    .expect(400);
            server.stop();
            assertThat(server.output())
                    .contains(id)
                    .doesNotContain(EMAIL, EMAIL.toUpperCase(java.util.Locale.ROOT), "quiet-person")
                    .doesNotContain(People.PASSWORD, "Wrong-Password-7", "Broken-Body-7")
                    .doesNotContain(person.token(), "36.612345", "77.712345", "eyJ")
                    .doesNotContain(code, addressCode, "wrong-code");
        }
    }

    /** Confirms the address, after a wrong try, and answers the right code. */
    private static String confirm(TestClient client, Path data) {
        var code = mailedCode(data, "confirm-address");
        confirm(client, "wrong-code").expect(401);
        confirm(client, code).expect(201);
        return code;
    }

    private static Reply confirm(TestClient client, String code) {
        return client.post("/v1/auth/confirm_email", "{\"email\":\"" + EMAIL + "\",\"code\":\"" + code + "\"}");
    }

    /** The digits that stand alone in a line of the mail of that kind in the outbox. */
    private static String mailedCode(Path data, String kind) {
        return Awaitility.await().until(() -> codeIn(data, kind), code -> !code.isEmpty());
    }

    private static String codeIn(Path data, String kind) throws IOException {
        try (var mails = Files.list(data.resolve("outbox"))) {
            var mail = mails.filter(file ->
                            file.toString().contains(kind) && file.toString().endsWith(".eml"))
                    .findFirst();
            var code = CODE.matcher(mail.isEmpty() ? "" : Files.readString(mail.get()));
            return code.find() ? code.group(1) : "";
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
