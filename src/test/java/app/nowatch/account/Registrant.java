package app.nowatch.account;

import app.nowatch.Reply;
import app.nowatch.TestClient;
import tools.jackson.databind.JsonNode;

/** Somebody with an account, and the newest pair of tokens of one device. */
record Registrant(TestClient anonymous, String email, String password, String access, String refresh) {
    static final String PASSWORD = "Morning-Run-7";

    static Registrant register(AccountServer server, String email) {
        var client = server.client();
        var from = AccountServer.fromElsewhere();
        client.post("/v1/auth/register", registration(email, PASSWORD), from).expect(201);
        var pair = client.post("/v2/auth/login", credentials(email, PASSWORD), from)
                .expect(201)
                .json();
        return new Registrant(client, email, PASSWORD, access(pair), refresh(pair));
    }

    static String registration(String email, String password) {
        return """
                {"email": "%s", "password": "%s", "first_name": "Noor", "last_name": "Example",
                 "toc_accepted_at": "2025-08-09T06:30:00Z", "privacy_policy_accepted_at": "2025-08-09T06:30:00.000Z"}
                """.formatted(email, password);
    }

    static String credentials(String email, String password) {
        return """
                {"email": "%s", "password": "%s"}""".formatted(email, password);
    }

    static String access(JsonNode pair) {
        return pair.get("access").stringValue();
    }

    static String refresh(JsonNode pair) {
        return pair.get("refresh").stringValue();
    }

    /** A client with the access token. */
    TestClient client() {
        return anonymous.with(access);
    }

    /** Signs in on another device. */
    Registrant onAnotherDevice() {
        var pair = signIn(password).expect(201).json();
        return new Registrant(anonymous, email, password, access(pair), refresh(pair));
    }

    /** Tries to sign in, from a network address of its own. */
    Reply signIn(String triedPassword, String... headers) {
        var from = headers.length == 0 ? AccountServer.fromElsewhere() : headers;
        return anonymous.post("/v2/auth/login", credentials(email, triedPassword), from);
    }

    /** Tries to trade a refresh token. */
    Reply refresh(String token) {
        return anonymous.post("/v1/auth/refresh", "{\"refresh\": \"" + token + "\"}");
    }

    /** What a request with an access token is answered. */
    int statusWith(String token) {
        return anonymous.with(token).get("/v1/user").status();
    }

    /** The id as the API writes it. */
    String id() {
        return client().get("/v1/user").expect(200).json().get("id").stringValue();
    }
}
