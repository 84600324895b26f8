package app.nowatch;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody with an account, and what people do when they share. */
public record Someone(TestClient client, String email, String id) {
    /** A share from this moment on shows everything. */
    public static final String ALWAYS = "1970-01-01T00:00:00.000Z";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** With an address that nobody has. */
    public static Someone insert(TestServer server) {
        return insert(server, newAddress());
    }

    public static Someone insert(TestServer server, String email) {
        return with(server, email, false);
    }

    /** Who has registered as people do, which takes its time. */
    public static Someone register(TestServer server) {
        var email = newAddress();
        return of(People.register(server.client(), email), email);
    }

    private static Someone with(TestServer server, String email, boolean admin) {
        return of(People.insert(server, email, admin), email);
    }

    private static Someone of(TestClient client, String email) {
        var id = client.get("/v1/user").expect(200).json().get("id").stringValue();
        return new Someone(client, email, id);
    }

    /** An administrator. */
    public static Someone admin(TestServer server) {
        return with(server, newAddress(), true);
    }

    /** An address that nobody has. */
    public static String newAddress() {
        return "someone" + NUMBER.incrementAndGet() + "@example.org";
    }

    /** A call with a JSON body. */
    public Reply send(String method, String path, String json, String... headers) {
        return client.send(method, path, json.getBytes(StandardCharsets.UTF_8), "application/json", headers);
    }

    /** A call that names somebody by address. */
    public Reply name(String method, String path, String address) {
        return send(method, path, "{\"email\":\"" + address + "\"}");
    }

    /** A call that names somebody by id. */
    public Reply nameById(String method, String path, String userId) {
        return send(method, path, "{\"userId\":\"" + userId + "\"}");
    }

    /** Offers one's own data from a moment on, or asks for the other's: {@code kind} is invite or request. */
    public Reply propose(String kind, String address, String since) {
        return send("POST", "/v1/sharing/" + kind, "{\"email\":\"" + address + "\",\"shareSince\":\"" + since + "\"}");
    }

    public Reply invite(Someone other) {
        return propose("invite", other.email(), ALWAYS);
    }

    public Reply request(Someone other) {
        return propose("request", other.email(), ALWAYS);
    }

    public Reply acceptInviteOf(Someone inviter) {
        return name("POST", "/v1/sharing/invite/accept", inviter.email());
    }

    public Reply acceptRequestOf(Someone asker) {
        return name("POST", "/v1/sharing/request/accept", asker.email());
    }

    /** Shares with somebody who accepts at once. */
    public void shareWith(Someone viewer, String since) {
        propose("invite", viewer.email(), since).expect(201);
        viewer.acceptInviteOf(this).expect(201);
    }

    public void shareWith(Someone viewer) {
        shareWith(viewer, ALWAYS);
    }

    public Reply stopSharingWith(Someone viewer) {
        return name("DELETE", "/v1/sharing", viewer.email());
    }

    /** Uploads heart rates: rows of second, value and quality, without a header. */
    public void upload(String csv) {
        client.upload("HEART_RATE", Zips.csv(csv)).expect(201);
    }

    /** Reads an owner's heart rates of June 2024, as somebody they may share with. */
    public Reply readOf(Someone owner, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "shared-user";
        all[1] = owner.id();
        return client.get("/v1/measurement?type=HEART_RATE&sort=ASC&start_day=2024-06-01&end_day=2024-06-30", all);
    }
}
