package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientTokenTest {
    private static final String HEADER = "x-auth-token";

    private AccountServer server;
    private String token;

    @BeforeAll
    void start() {
        server = AccountServer.start(Map.of("auth.require-client-token", "on"));
        token = server.room().clients().create("watch app");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String text(String token) {
        return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/auth/register",
                "/v2/auth/login",
                "/v1/auth/login",
                "/v2/auth/login/admin",
                "/v1/auth/refresh",
                "/v1/auth/forgot_password",
                "/v1/auth/confirm_new_password",
                "/v1/auth/confirm_email",
                "/v1/auth/confirm_email/resend"
            })
    void withoutTheRightTokenNothingOfAuthIsServed(String path) {
        var wrongSecret = Base64.getEncoder().encodeToString(bytes("wrong" + text(token)));
        var noClient = Base64.getEncoder()
                .encodeToString(
                        bytes(text(token).replaceFirst("[0-9a-f-]{36}$", "00000000-0000-4000-8000-000000000000")));
        server.client().post(path, "{}").expect(401);
        for (var wrong : List.of("", "nonsense", "***", "YQ==", wrongSecret, noClient, "A".repeat(3_000))) {
            server.client().post(path, "{}", HEADER, wrong).expect(401).contains("x-auth-token");
        }
        server.client().post(path, "{}", HEADER, token).expect(400);
    }

    @Test
    void eachFormOfBase64IsRead() {
        // Secrets of other makers may hold a plus, and bytes that make the two alphabets differ.
        var secret = "a+b?>~ÿ";
        var id = "01988b2c-6f30-4c52-9d0e-5a1f6f0c2b11";
        server.stored()
                .execute("INSERT INTO api_client (id, name, secret_hash, created) VALUES ('" + id
                        + "', 'other', sha256(convert_to('" + secret + "', 'UTF8')), now())");
        var plain = bytes(secret + "+" + id);
        for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            server.client()
                    .post("/v2/auth/login", "{}", HEADER, encoder.encodeToString(plain))
                    .expect(400);
            server.client()
                    .post(
                            "/v2/auth/login",
                            "{}",
                            HEADER,
                            encoder.withoutPadding().encodeToString(plain))
                    .expect(400);
        }
    }

    @Test
    void operationsWithABearerTokenNeedNone() {
        server.client().get("/v1/user").expect(401).lacks("x-auth-token");
    }

    @Test
    void whenItIsNotDemandedItIsIgnoredWhateverItHolds() {
        try (var open = AccountServer.start()) {
            open.client().post("/v2/auth/login", "{}", HEADER, "nonsense").expect(400);
            open.client().post("/v2/auth/login", "{}").expect(400);
        }
    }

    @Test
    void theSecretIsNotStored() {
        var secret = text(token).split("\\+", -1)[0];
        assertThat(server.stored().query("SELECT api_client::text FROM api_client"))
                .isNotEmpty()
                .noneMatch(row -> row.contains(secret));
        assertThatThrownBy(() -> server.room().clients().create(" ")).isInstanceOf(Problem.Invalid.class);
    }
}
