package app.nowatch;

import java.util.concurrent.atomic.AtomicInteger;

/** Makes people over HTTP. For many at once, insert them through the stores instead: a password hash takes its time. */
public final class People {
    public static final String PASSWORD = "Correct-Horse-7";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private People() {}

    /** Somebody new who is signed in, put there without registering. */
    public static TestClient insert(TestServer server) {
        return insert(server, "person" + NUMBER.incrementAndGet() + "@example.org", false);
    }

    /** As {@link #insert(TestServer)}, with that address, and perhaps an administrator. */
    public static TestClient insert(TestServer server, String email, boolean admin) {
        return Insertion.person(server, email, admin);
    }

    /** Registers somebody new and answers a client with their token. */
    public static TestClient register(TestClient nobody) {
        var email = "person" + NUMBER.incrementAndGet() + "@example.org";
        return register(nobody, email);
    }

    /** Registers an address and answers a client with its token. */
    public static TestClient register(TestClient nobody, String email) {
        nobody.post("/v1/auth/register", registration(email)).expect(201);
        return login(nobody, email);
    }

    /** A client with a fresh token. */
    public static TestClient login(TestClient nobody, String email) {
        var pair = nobody.post("/v2/auth/login", credentials(email, PASSWORD)).expect(201);
        return nobody.with(pair.json().get("access").stringValue());
    }

    /** The body of a registration. */
    public static String registration(String email) {
        return """
                {"email":"%s","password":"%s","first_name":"Some","last_name":"Body",
                "toc_accepted_at":"2026-01-01T00:00:00.000Z","privacy_policy_accepted_at":"2026-01-01T00:00:00Z"}""".formatted(email, PASSWORD);
    }

    /** The body of a login. */
    public static String credentials(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }
}
