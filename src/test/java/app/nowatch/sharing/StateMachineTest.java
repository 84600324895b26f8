package app.nowatch.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of an invite and of a request, in every state and by everybody who may try. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StateMachineTest {
    private static final String SINCE = "2024-06-01T00:00:00.000Z";

    /** State, action, what the sender gets, what the addressee gets, state afterwards. A stranger always gets 404. */
    private static final String ANSWERS = """
            none      | withdraw | 404 | 404 | none
            none      | resend   | 404 | 404 | none
            none      | accept   | 404 | 404 | none
            none      | reject   | 404 | 404 | none
            pending   | withdraw | 200 | 404 | withdrawn
            pending   | resend   | 200 | 404 | pending
            pending   | accept   | 404 | 201 | accepted
            pending   | reject   | 404 | 201 | rejected
            accepted  | withdraw | 404 | 404 | accepted
            accepted  | resend   | 404 | 404 | accepted
            accepted  | accept   | 404 | 404 | accepted
            accepted  | reject   | 404 | 404 | accepted
            rejected  | withdraw | 404 | 404 | rejected
            rejected  | resend   | 404 | 404 | rejected
            rejected  | accept   | 404 | 404 | rejected
            rejected  | reject   | 404 | 404 | rejected
            withdrawn | withdraw | 404 | 404 | withdrawn
            withdrawn | resend   | 404 | 404 | withdrawn
            withdrawn | accept   | 404 | 404 | withdrawn
            withdrawn | reject   | 404 | 404 | withdrawn
            """;

    /** State, what the sender gets who proposes again, and the states listed afterwards. */
    private static final String PROPOSALS = """
            none      | 201 | PENDING
            pending   | 409 | PENDING
            accepted  | 409 | ACCEPTED
            rejected  | 201 | PENDING REJECTED
            withdrawn | 201 | PENDING
            """;

    enum Kind {
        INVITE,
        REQUEST;

        String path() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Action {
        WITHDRAW("DELETE", ""),
        RESEND("PUT", "/resend"),
        ACCEPT("POST", "/accept"),
        REJECT("POST", "/reject");

        private final String method;
        private final String path;

        Action(String method, String path) {
            this.method = method;
            this.path = path;
        }

        /** The sender takes back and sends again, the addressee answers. */
        boolean sendersOwn() {
            return this == WITHDRAW || this == RESEND;
        }
    }

    private TestServer server;
    private Someone stranger;
    private Someone sender;
    private Someone addressee;

    @BeforeAll
    void start() {
        server = TestServer.start();
        stranger = Someone.insert(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void register() {
        server.clock().advance(Duration.ofSeconds(5));
        sender = Someone.insert(server);
        addressee = Someone.insert(server);
    }

    private static Stream<Arguments> rows(String table, int filter) {
        return table.lines().flatMap(line -> {
            var cells = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
            return Arrays.stream(Kind.values())
                    .filter(kind -> kind == Kind.INVITE || !cells[filter].equals("resend"))
                    .map(kind -> Arguments.of(kind, List.of(cells)));
        });
    }

    static Stream<Arguments> answers() {
        return rows(ANSWERS, 1);
    }

    static Stream<Arguments> proposals() {
        return rows(PROPOSALS, 0);
    }

    private Reply act(Someone actor, Kind kind, Action action, Someone named) {
        return actor.name(action.method, "/v1/sharing/" + kind.path() + action.path, named.email());
    }

    private void bring(Kind kind, String state) {
        if (state.equals("none")) {
            return;
        }
        sender.propose(kind.path(), addressee.email(), SINCE).expectNothing(201);
        switch (state) {
            case "accepted" -> act(addressee, kind, Action.ACCEPT, sender).expect(201);
            case "rejected" -> act(addressee, kind, Action.REJECT, sender).expectNothing(201);
            case "withdrawn" -> act(sender, kind, Action.WITHDRAW, addressee).expectNothing(200);
            default -> assertThat(state).isEqualTo("pending");
        }
    }

    /** The states in the sender's list, the newest first; the addressee's must be the same list. */
    private List<String> states(Kind kind) {
        var sent = sender.client()
                .get("/v1/sharing/" + kind.path() + "s/sent")
                .expect(200)
                .lacks(stranger.email(), stranger.id());
        addressee
                .client()
                .get("/v1/sharing/" + kind.path() + "s/received")
                .expect(200)
                .contains(sent.text());
        var states = new ArrayList<String>();
        for (var entry : sent.json()) {
            assertThat(entry.get("fromEmail").stringValue()).isEqualTo(sender.email());
            assertThat(entry.get("shareSince").stringValue()).isEqualTo(SINCE);
            states.add(entry.get("status").stringValue());
        }
        return states;
    }

    private void assertState(Kind kind, String state) {
        var listed = state.equals("none") || state.equals("withdrawn")
                ? List.<String>of()
                : List.of(state.toUpperCase(Locale.ROOT));
        assertThat(states(kind)).isEqualTo(listed);
        assertShare(kind, state.equals("accepted"));
    }

    /** The inviter owns what an invite shares, the person asked what a request shares. */
    private void assertShare(Kind kind, boolean there) {
        var owner = kind == Kind.INVITE ? sender : addressee;
        var viewer = kind == Kind.INVITE ? addressee : sender;
        var given = owner.client().get("/v1/sharing").expect(200).lacks(stranger.email(), stranger.id());
        assertThat(given.json().size()).isEqualTo(there ? 1 : 0);
        owner.client().get("/v1/shared").expect(200).lacks(viewer.email(), viewer.id());
        viewer.client().get("/v1/sharing").expect(200).lacks(owner.email(), owner.id());
        viewer.readOf(owner).expect(there ? 200 : 403);
        owner.readOf(viewer).expect(403);
        if (there) {
            given.contains(owner.id(), owner.email(), viewer.id(), viewer.email(), SINCE);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("answers")
    void everybodyTriesEverythingInEveryState(Kind kind, List<String> row) {
        var state = row.get(0);
        var action = Action.valueOf(row.get(1).toUpperCase(Locale.ROOT));
        bring(kind, state);
        if (action == Action.RESEND) {
            server.clock().advance(Duration.ofSeconds(61));
        }
        var nobody = new Someone(server.client(), "", "");
        act(nobody, kind, action, addressee).expect(401).lacks(sender.email(), addressee.email());
        for (var named : List.of(sender, addressee)) {
            act(stranger, kind, action, named).expect(404).lacks(sender.id(), addressee.id(), named.email());
        }
        assertState(kind, state);

        int ofSender = Integer.parseInt(row.get(2));
        int ofAddressee = Integer.parseInt(row.get(3));
        if (action.sendersOwn()) {
            act(addressee, kind, action, sender).expect(ofAddressee);
            assertState(kind, state);
            act(sender, kind, action, addressee).expect(ofSender);
        } else {
            act(sender, kind, action, addressee).expect(ofSender);
            assertState(kind, state);
            act(addressee, kind, action, sender).expect(ofAddressee);
        }
        assertState(kind, row.get(4));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("proposals")
    void whoMayProposeAgain(Kind kind, List<String> row) {
        bring(kind, row.get(0));
        new Someone(server.client(), "", "")
                .propose(kind.path(), addressee.email(), SINCE)
                .expect(401);
        stranger.propose(kind.path(), addressee.email(), SINCE).expectNothing(201);
        var reply = sender.propose(kind.path(), addressee.email().toUpperCase(Locale.ROOT), SINCE)
                .expect(Integer.parseInt(row.get(1)));
        assertThat(reply.text()).doesNotContain(addressee.id(), sender.id());
        var mine = new ArrayList<String>();
        for (var entry :
                sender.client().get("/v1/sharing/" + kind.path() + "s/sent").json()) {
            mine.add(entry.get("status").stringValue());
        }
        assertThat(mine).isEqualTo(List.of(row.get(2).split(" ")));
        assertShare(kind, row.get(0).equals("accepted"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theOtherDirectionIsAnotherMatter(Kind kind) {
        bring(kind, "accepted");
        addressee.propose(kind.path(), sender.email(), SINCE).expectNothing(201);
        act(sender, kind, Action.ACCEPT, addressee).expect(201);
        for (var person : List.of(sender, addressee)) {
            assertThat(person.client().get("/v1/sharing").json().size()).isEqualTo(1);
            assertThat(person.client().get("/v1/shared").json().size()).isEqualTo(1);
        }
    }

    /** The addressee is the one who would see by an invite, and asks at the same time. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void aShareSettlesWhatElseWasPendingForIt(Kind accepted) {
        sender.propose("invite", addressee.email(), SINCE).expect(201);
        addressee.propose("request", sender.email(), SINCE).expect(201);
        if (accepted == Kind.INVITE) {
            addressee.acceptInviteOf(sender).expect(201);
            sender.acceptRequestOf(addressee).expect(404);
        } else {
            sender.acceptRequestOf(addressee).expect(201);
            addressee.acceptInviteOf(sender).expect(404);
        }
        for (var list : List.of("/v1/sharing/invites/sent", "/v1/sharing/requests/received")) {
            sender.client().get(list).expect(200).contains("ACCEPTED").lacks("PENDING");
        }
        assertThat(sender.client().get("/v1/sharing").json().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aSenderWhoLeavesTakesTheirProposalsAlong(Kind kind) {
        bring(kind, "pending");
        sender.client().delete("/v1/user").expect(200);
        act(addressee, kind, Action.ACCEPT, sender).expect(404);
        addressee
                .client()
                .get("/v1/sharing/" + kind.path() + "s/received")
                .expect(200)
                .lacks(sender.email(), sender.id());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aProposalThatBreaksARuleIsNotKept(Kind kind) {
        var path = "/v1/sharing/" + kind.path();
        var mail = "\"email\":\"" + addressee.email() + "\"";
        for (var body : List.of(
                "{" + mail + "}",
                "{\"shareSince\":\"" + SINCE + "\"}",
                "{" + mail + ",\"shareSince\":null}",
                "{" + mail + ",\"shareSince\":\"June\"}",
                "{" + mail + ",\"shareSince\":1}",
                "{\"email\":1,\"shareSince\":\"" + SINCE + "\"}",
                "{\"email\":\"nobody\",\"shareSince\":\"" + SINCE + "\"}",
                "[]",
                "{")) {
            sender.send("POST", path, body).expect(400);
        }
        for (var own : List.of(sender.email(), sender.email().toUpperCase(Locale.ROOT))) {
            sender.propose(kind.path(), own, SINCE).expect(400).contains("\"email: ");
        }
        assertState(kind, "none");
    }

    @Test
    void anInviteIsSentAgainOnceAMinute() {
        bring(Kind.INVITE, "pending");
        var refused = act(sender, Kind.INVITE, Action.RESEND, addressee).expect(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        var before = sent();
        server.clock().advance(Duration.ofSeconds(61));
        act(sender, Kind.INVITE, Action.RESEND, addressee).expectNothing(200);
        assertThat(sent()).isGreaterThan(before);
        act(sender, Kind.INVITE, Action.RESEND, addressee).expect(429);
    }

    private String sent() {
        return sender.client()
                .get("/v1/sharing/invites/sent")
                .json()
                .get(0)
                .get("sentDate")
                .stringValue();
    }
}
