package app.nowatch.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An address without an account: what is sent to it waits, and nobody learns that it has none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaitingAddressTest {
    private static final String SINCE = "2024-06-01T00:00:00.000Z";
    private static final List<String> LISTS = List.of(
            "/v1/sharing",
            "/v1/sharing/invites/sent",
            "/v1/sharing/invites/received",
            "/v1/sharing/requests/sent",
            "/v1/sharing/requests/received",
            "/v1/sharing/access-log",
            "/v1/shared",
            "/v1/shared/groups");

    /** Headers that differ between any two answers, or with the length of an address. */
    private static final Set<String> VARYING = Set.of("date", "x-request-id", "retry-after", "content-length");

    private TestServer server;
    private Someone sender;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void register() {
        server.clock().advance(Duration.ofSeconds(5));
        sender = Someone.insert(server);
    }

    private String list(Someone person, String kind, String which) {
        return person.client()
                .get("/v1/sharing/" + kind + "s/" + which)
                .expect(200)
                .text();
    }

    @ParameterizedTest
    @CsvSource({"invite, true", "invite, false", "request, true", "request, false"})
    void whatWaitsIsFoundInAnySpelling(String kind, boolean upperCaseFirst) {
        var address = Someone.newAddress();
        var loud = address.toUpperCase(Locale.ROOT);
        sender.propose(kind, upperCaseFirst ? loud : address, SINCE).expectNothing(201);
        assertThat(list(sender, kind, "sent")).contains("PENDING").containsIgnoringCase(address);
        sender.propose(kind, upperCaseFirst ? address : loud, SINCE).expect(409);

        var newcomer = Someone.insert(server, upperCaseFirst ? address : loud);
        assertThat(list(newcomer, kind, "received")).isEqualTo(list(sender, kind, "sent"));
        var share = newcomer.name(
                        "POST",
                        "/v1/sharing/" + kind + "/accept",
                        sender.email().toUpperCase(Locale.ROOT))
                .expect(201)
                .json();
        var owner = kind.equals("invite") ? sender : newcomer;
        var viewer = kind.equals("invite") ? newcomer : sender;
        assertThat(share.get("fromId").stringValue()).isEqualTo(owner.id());
        assertThat(share.get("toId").stringValue()).isEqualTo(viewer.id());
        assertThat(share.get("sharedSince").stringValue()).isEqualTo(SINCE);
        viewer.readOf(owner).expect(200);
        owner.readOf(viewer).expect(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invite", "request"})
    void whatWasWithdrawnWaitsForNobody(String kind) {
        var address = Someone.newAddress();
        sender.propose(kind, address, SINCE).expect(201);
        sender.name("DELETE", "/v1/sharing/" + kind, address.toUpperCase(Locale.ROOT))
                .expectNothing(200);
        assertThat(list(sender, kind, "sent")).isEqualTo("[]");
        var newcomer = Someone.insert(server, address);
        assertThat(list(newcomer, kind, "received")).isEqualTo("[]");
    }

    @Test
    void severalWaitForTheSamePerson() {
        var address = Someone.newAddress();
        var other = Someone.insert(server);
        sender.propose("invite", address, SINCE).expect(201);
        other.propose("invite", address, SINCE).expect(201);
        other.propose("request", address, SINCE).expect(201);
        assertThat(list(sender, "invite", "sent")).doesNotContain(other.email());
        var newcomer = Someone.insert(server, address);
        assertThat(list(newcomer, "invite", "received")).contains(sender.email(), other.email());
        assertThat(list(newcomer, "request", "received"))
                .contains(other.email())
                .doesNotContain(sender.email());
        newcomer.acceptInviteOf(other).expect(201);
        assertThat(list(sender, "invite", "sent")).contains("PENDING").doesNotContain("ACCEPTED");
        sender.client().get("/v1/shared").expect(200).lacks(address, newcomer.id());
    }

    /** What an answer says, without the moment, the ids, and the spelling of the address as it was asked for. */
    private static String anonymous(Reply reply, String address) {
        var headers = new TreeMap<>(reply.response().headers().map());
        headers.keySet().removeIf(name -> VARYING.contains(name.toLowerCase(Locale.ROOT)));
        return (reply.status() + " " + headers + " " + reply.text())
                .replace(address, "ADDRESS")
                .replace(address.toUpperCase(Locale.ROOT), "LOUD")
                .replaceAll("\\d+ seconds?", "SECONDS")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID");
    }

    /** Everything that may be asked about an address before its person answers. */
    private List<String> everything(Someone asker, String address) {
        List<Function<String, Reply>> calls = List.of(
                named -> asker.name("DELETE", "/v1/sharing/invite", named),
                named -> asker.name("PUT", "/v1/sharing/invite/resend", named),
                named -> asker.propose("invite", named, SINCE),
                named -> asker.propose("invite", named.toUpperCase(Locale.ROOT), SINCE),
                named -> asker.name("PUT", "/v1/sharing/invite/resend", named),
                named -> asker.client().get("/v1/sharing/invites/sent"),
                named -> asker.propose("request", named, SINCE),
                named -> asker.propose("request", named.toUpperCase(Locale.ROOT), SINCE),
                named -> asker.client().get("/v1/sharing/requests/sent"),
                named -> asker.name("POST", "/v1/sharing/invite/accept", named),
                named -> asker.name("POST", "/v1/sharing/invite/reject", named),
                named -> asker.name("POST", "/v1/sharing/request/accept", named),
                named -> asker.name("POST", "/v1/sharing/request/reject", named),
                named -> asker.name("DELETE", "/v1/sharing", named),
                named -> asker.name("POST", "/v1/sharing/shared-since", named),
                named -> asker.name("POST", "/v1/sharing/pause", named),
                named -> asker.name("POST", "/v1/sharing/resume", named),
                named -> asker.send("POST", "/v1/sharing/expires", """
                        {"email":"%s","expiresAt":null}""".formatted(named)),
                named -> asker.name("DELETE", "/v1/sharing/invite", named),
                named -> asker.name("DELETE", "/v1/sharing/request", named));
        var answers = new ArrayList<String>();
        for (var call : calls) {
            answers.add(anonymous(call.apply(address), address));
        }
        LISTS.forEach(list -> answers.add(anonymous(asker.client().get(list).expect(200), address)));
        return answers;
    }

    @Test
    void noAnswerTellsWhetherAnAddressHasAnAccount() {
        var known = Someone.insert(server);
        var loud = Someone.insert(server, Someone.newAddress().toUpperCase(Locale.ROOT));
        var ofNobody = everything(Someone.insert(server), Someone.newAddress());
        assertThat(ofNobody.get(2)).startsWith("201");
        assertThat(ofNobody.get(3)).startsWith("409");
        for (var person : List.of(known, loud)) {
            var asker = Someone.insert(server);
            var answers = everything(asker, person.email().toLowerCase(Locale.ROOT));
            assertThat(String.join("\n", answers)).doesNotContain(person.id()).contains(asker.email());
            assertThat(answers.stream().map(WaitingAddressTest::withoutAsker))
                    .containsExactlyElementsOf(ofNobody.stream()
                            .map(WaitingAddressTest::withoutAsker)
                            .toList());
        }
    }

    /** The asker is another one each time: a mail that was sent counts against their limits. */
    private static String withoutAsker(String answer) {
        return answer.replaceAll("someone\\d+@example\\.org", "ASKER");
    }

    @Test
    void anAddressThatGetsAnAccountMeanwhileAnswersAsBefore() {
        var address = Someone.newAddress();
        sender.propose("invite", address, SINCE).expect(201);
        sender.propose("request", address, SINCE).expect(201);
        var before =
                LISTS.stream().map(list -> sender.client().get(list).text()).toList();
        var newcomer = Someone.insert(server, address);
        var after = LISTS.stream()
                .map(list -> sender.client().get(list).lacks(newcomer.id()).text())
                .toList();
        assertThat(after).isEqualTo(before);
    }

    @Test
    void noListShowsAStranger() {
        var viewer = Someone.insert(server);
        var waiting = Someone.newAddress();
        sender.shareWith(viewer);
        sender.propose("invite", waiting, SINCE).expect(201);
        viewer.propose("request", waiting, SINCE).expect(201);
        viewer.readOf(sender).expect(200);
        var stranger = Someone.insert(server);
        for (var list : LISTS) {
            var shown = stranger.client().get(list).expect(200);
            assertThat(shown.text()).as(list).isEqualTo("[]");
            var toViewer = viewer.client().get(list).expect(200).lacks(stranger.email(), stranger.id());
            if (!list.equals("/v1/sharing/requests/sent")) {
                toViewer.lacks(waiting);
            }
        }
    }
}
