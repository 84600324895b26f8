package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every described operation, called by everybody with an owner's data in mind. Those that take {@code shared-user} show the
 * owner's data to the owner and to a viewer; all others show nothing of the owner to those who may not see, and change nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedDataMatrixTest {
    enum Actor {
        OWNER(200),
        VIEWER(200),
        FORMER_VIEWER(403),
        PAUSED_VIEWER(403),
        EXPIRED_VIEWER(403),
        STRANGER(403),
        ADMIN(403);

        private final int read;

        Actor(int read) {
            this.read = read;
        }

        boolean sees() {
            return read == 200;
        }
    }

    /** These end the caller, who is needed for the other rows. */
    private static final Set<String> ENDING = Set.of("DELETE /v1/user", "POST /v1/auth/sign-out");

    /** An administrator's list of everybody has everybody in it. */
    private static final Set<String> LISTING_EVERYBODY = Set.of("GET /v1/user/admin/all");

    /** What was sent to somebody names its sender, also after the share it led to has ended. */
    private static final String RECEIVED = "GET /v1/sharing/invites/received";

    /** Stands in everything of the owner's. */
    private static final String MARK = "187,4";

    /** But figures are other numbers: without data there is none, and with the owner's there is this one. */
    private static final String MARK_OF_STATISTICS = "\"daily\":0,";

    private final Map<Actor, Someone> people = new EnumMap<>(Actor.class);
    private final Map<String, String> ids = new TreeMap<>();
    private TestServer server;
    private Someone owner;
    private String ownersData;

    @BeforeAll
    void start() {
        server = TestServer.start();
        owner = Someone.insert(server);
        owner.upload("1717200000,187,4\n1717243200,188,4\n");
        for (var actor : Actor.values()) {
            people.put(actor, actor == Actor.ADMIN ? Someone.admin(server) : Someone.insert(server));
        }
        people.put(Actor.OWNER, owner);
        for (var actor : Set.of(Actor.VIEWER, Actor.FORMER_VIEWER, Actor.PAUSED_VIEWER, Actor.EXPIRED_VIEWER)) {
            owner.shareWith(person(actor));
        }
        owner.stopSharingWith(person(Actor.FORMER_VIEWER)).expect(200);
        owner.name("POST", "/v1/sharing/pause", person(Actor.PAUSED_VIEWER).email())
                .expect(201);
        var end = server.clock().instant().plusSeconds(60);
        owner.send("POST", "/v1/sharing/expires", """
                {"email":"%s","expiresAt":"%s"}""".formatted(
                                person(Actor.EXPIRED_VIEWER).email(), end))
                .expect(201);
        server.clock().advance(Duration.ofSeconds(61));
        OwnersNotes.write(owner, MARK).forEach(ids::put);
        // Figures are made at the first read.
        owner.client()
                .getWhenMade("/v1/statistics?type=SLEEP_HRV&start_day=2024-06-01&end_day=2024-06-30")
                .expect(200);
        ids.put("/v2/insight/feedback", OwnersNotes.reflect(owner, MARK));
        ids.put("/v1/user/export", exported());
        ownersData = ownersData();
    }

    private String exported() {
        var id = owner.client()
                .post("/v1/user/export/create?start_day=2024-06-01&end_day=2024-06-30", "")
                .expect(201)
                .json()
                .get("id")
                .stringValue();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> owner.client().get("/v1/user/export/list").text().contains("COMPLETED"));
        return id;
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Someone person(Actor actor) {
        return Objects.requireNonNull(people.get(actor));
    }

    static Stream<Arguments> reads() {
        return Operations.guarded()
                .filter(Operations.Operation::sharedUser)
                .flatMap(operation -> Stream.of(Actor.values()).map(actor -> Arguments.of(operation, actor)));
    }

    static Stream<Arguments> otherCallsOfThoseWhoMayNotSee() {
        return Operations.guarded()
                .filter(operation -> !operation.sharedUser() && !ENDING.contains(operation.name()))
                .flatMap(operation -> Stream.of(Actor.values())
                        .filter(actor -> !actor.sees())
                        .map(actor -> Arguments.of(operation, actor)));
    }

    private String ownersData() {
        return OwnersNotes.digest(server, owner);
    }

    /** Names the owner, and where a path names a thing, the owner's. */
    private MatrixRow.Named owners(Operations.Operation operation, String email) {
        var collection = operation.path().replaceAll("/\\{[^}]+}.*", "");
        return new MatrixRow.Named(
                email,
                owner.id(),
                ids.getOrDefault(collection, MatrixRow.Named.nothing().pathId()));
    }

    private void assertOwnersThingsStand() {
        assertThat(ownersData()).isEqualTo(ownersData);
    }

    @Test
    void theDescriptionNamesTheReadsOfOthersData() {
        assertThat(Operations.described().stream().filter(Operations.Operation::sharedUser))
                .allMatch(operation -> operation.method().equals("GET") && operation.token() == Operations.Token.NEEDED)
                .map(Operations.Operation::name)
                .contains("GET /v1/measurement");
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("reads")
    void anOwnersDataIsForTheOwnerAndWhoTheyShareWith(Operations.Operation operation, Actor actor) {
        var person = person(actor);
        var named = owners(operation, "");
        var reply = MatrixRow.call(operation, person.client(), named, "shared-user", owner.id())
                .expect(actor.read);
        if (actor.sees()) {
            reply.contains(operation.path().equals("/v1/statistics") ? MARK_OF_STATISTICS : MARK);
        } else {
            var nobody = MatrixRow.call(operation, person.client(), named, "shared-user", "uid_" + "0".repeat(32))
                    .expect(403);
            assertThat(reply.json().get("message")).isEqualTo(nobody.json().get("message"));
            reply.lacks(owner.id(), owner.email(), MARK);
            MatrixRow.call(operation, person.client(), named)
                    .expect(MatrixRow.of(operation).person())
                    .lacks(MARK);
        }
        MatrixRow.call(operation, server.client(), named, "shared-user", owner.id())
                .expect(401)
                .lacks(owner.id(), MARK);
    }

    /** With the owner's id wherever somebody is named by id, and as a header that these do not read. */
    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("otherCallsOfThoseWhoMayNotSee")
    void nothingElseShowsOrChangesWhatIsTheOwners(Operations.Operation operation, Actor actor) {
        var row = MatrixRow.of(operation);
        var reply = MatrixRow.call(
                        operation,
                        person(actor).client(),
                        owners(operation, Someone.newAddress()),
                        "shared-user",
                        owner.id())
                .expect(actor == Actor.ADMIN ? row.admin() : row.person());
        assertThat(unpacked(reply)).doesNotContain(MARK, "188,4");
        if (!LISTING_EVERYBODY.contains(operation.name())) {
            reply.lacks(
                    owner.id(), person(Actor.VIEWER).id(), person(Actor.VIEWER).email());
            if (!operation.name().equals(RECEIVED) || actor == Actor.STRANGER || actor == Actor.ADMIN) {
                reply.lacks(owner.email());
            }
        }
        assertOwnersThingsStand();
    }

    @ParameterizedTest
    @EnumSource(Actor.class)
    void anExportOfAnothersDataIsForTheOwnerAndWhoTheyShareWith(Actor actor) {
        var reply = person(actor)
                .client()
                .get("/v1/user/export?start_day=2024-06-01&end_day=2024-06-30&encryptedUserIds=" + owner.id())
                .expect(actor.read);
        if (actor.sees()) {
            assertThat(unpacked(reply)).contains(MARK, "1717243200,188,4");
        } else {
            reply.lacks(owner.id(), owner.email(), MARK);
        }
    }

    /** What stands in an answer; in the files of a zip, where it is one. */
    private static String unpacked(Reply reply) {
        byte[] bytes = reply.bytes();
        if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
            return reply.text();
        }
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Answering what was sent to somebody else, or taking back what somebody else sent. */
    @ParameterizedTest
    @EnumSource(
            value = Actor.class,
            names = {"STRANGER", "ADMIN", "FORMER_VIEWER", "PAUSED_VIEWER", "EXPIRED_VIEWER"})
    void nobodyActsInAnothersPlace(Actor actor) {
        var invited = Someone.insert(server);
        var asked = Someone.insert(server);
        owner.invite(invited).expect(201);
        owner.request(asked).expect(201);
        ownersData = ownersData();
        var person = person(actor);
        for (var kind : Set.of("invite", "request")) {
            var path = "/v1/sharing/" + kind;
            for (var named : Set.of(owner, invited, asked)) {
                person.name("POST", path + "/accept", named.email()).expect(404);
                person.name("POST", path + "/reject", named.email()).expect(404);
                person.name("DELETE", path, named.email()).expect(404);
            }
        }
        for (var named : Set.of(owner, person(Actor.VIEWER))) {
            person.name("DELETE", "/v1/sharing", named.email()).expect(404);
            person.name("POST", "/v1/sharing/resume", named.email()).expect(404);
            person.nameById("DELETE", "/v1/shared", named.id()).expect(404);
        }
        person.readOf(owner).expect(403);
        assertOwnersThingsStand();
        owner.client().get("/v1/sharing/invites/sent").expect(200).contains(invited.email(), "PENDING");
    }
}
