package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.MatrixRow.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every described operation that does not read others' data, with real names in it: of people who share, called by both of
 * them, and of people, groups, logins and pictures that are there, called by a stranger, to whom they are as if they were not.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedNamesMatrixTest {
    private static final String PICTURE = "/v1/shared/custom/profile-picture";

    /** What the owner may do about the viewer, other than about nobody. */
    private static final Map<String, Integer> OWNERS = Map.of(
            "DELETE /v1/sharing", 200,
            "POST /v1/sharing/invite", 409,
            "POST /v1/sharing/shared-since", 201,
            "POST /v1/sharing/pause", 201,
            "POST /v1/sharing/resume", 201,
            "POST /v1/sharing/expires", 201,
            // Only those who have data share something, and an export goes into an account without.
            "POST /v1/user/import", 409);

    /** What the viewer may do about the owner, and with a group of their own. */
    private static final Map<String, Integer> VIEWERS = Map.of(
            "POST /v1/sharing/request", 409,
            "DELETE /v1/shared", 200,
            "PATCH /v1/shared/groups/{groupId}", 200,
            "DELETE /v1/shared/groups/{groupId}", 200,
            "POST /v1/shared/groups/{groupId}/members", 201,
            "DELETE /v1/shared/groups/{groupId}/members", 200,
            "POST /v1/shared/custom", 200,
            "POST /v1/shared/custom/profile-picture", 201,
            "DELETE /v1/shared/custom/profile-picture", 200);

    private TestServer server;
    private Scene scene;
    private Someone bystander;

    /** An owner, a viewer with a group, a name and a picture for the owner, and another viewer of the same owner. */
    private record Scene(
            Someone owner,
            Someone viewer,
            Someone otherViewer,
            Map<String, String> notes,
            String group,
            String picture) {}

    @BeforeAll
    void start() {
        server = TestServer.start();
        scene = scene();
        bystander = Someone.insert(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Scene scene() {
        var owner = Someone.insert(server);
        owner.upload("1717200000,187,4\n");
        var notes = OwnersNotes.write(owner, "Hidden Note");
        var viewer = Someone.insert(server);
        var otherViewer = Someone.insert(server);
        owner.shareWith(viewer);
        owner.shareWith(otherViewer);
        viewer.send("POST", "/v1/shared/groups", "{\"name\":\"Hidden Group\"}").expect(201);
        var group = firstId(viewer, "/v1/shared/groups");
        viewer.nameById("POST", "/v1/shared/groups/" + group + "/members", owner.id())
                .expect(201);
        viewer.send("POST", "/v1/shared/custom", """
                {"userId":"%s","customName":"Hidden Name","iconColor":"teal"}""".formatted(owner.id())).expect(200);
        var picture = MatrixRow.call(operation("POST " + PICTURE), viewer.client(), Named.of(owner, group))
                .expect(201)
                .json()
                .stringValue();
        return new Scene(owner, viewer, otherViewer, notes, group, picture.replaceAll("^.*/|\\?.*$", ""));
    }

    private static String firstId(Someone person, String path) {
        return person.client().get(path).expect(200).json().get(0).get("id").stringValue();
    }

    private static Operations.Operation operation(String name) {
        return operations()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Operations.Operation> operations() {
        return Operations.guarded().filter(operation -> !operation.sharedUser());
    }

    static Stream<Operations.Operation> naming() {
        return operations()
                .filter(operation -> MatrixRow.of(operation).namesSomebody()
                        || operation.path().contains("{"));
    }

    @Test
    void theTablesNameOperations() {
        assertThat(operations().map(Operations.Operation::name)).containsAll(OWNERS.keySet());
        assertThat(naming().map(Operations.Operation::name)).containsAll(VIEWERS.keySet());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOwnerActsOnTheirSharesAndSeesNothingThatIsTheViewers(Operations.Operation operation) {
        var there = scene();
        var reply = MatrixRow.call(operation, there.owner().client(), Named.of(there.viewer(), there.group()))
                .expect(OWNERS.getOrDefault(
                        operation.name(), MatrixRow.of(operation).person()))
                .lacks("Hidden", there.picture(), bystander.id(), bystander.email());
        // An error names the path that was sent.
        if (!operation.path().contains("{")) {
            reply.lacks(there.group());
        }
        assertThat(firstId(there.viewer(), "/v1/shared/groups")).isEqualTo(there.group());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aViewerActsOnTheirViewAndSeesNothingThatIsOtherViewers(Operations.Operation operation) {
        var there = scene();
        var other = there.otherViewer();
        var before = other.client().get("/v1/shared").expect(200).text();
        MatrixRow.call(operation, there.viewer().client(), Named.of(there.owner(), there.group()))
                .expect(VIEWERS.getOrDefault(
                        operation.name(), MatrixRow.of(operation).person()))
                .lacks(other.id(), other.email(), bystander.id(), bystander.email(), "187,4");
        there.owner().readOf(there.owner()).expect(200).contains("187,4");
        assertThat(other.client().get("/v1/shared").expect(200).text())
                .isEqualTo(before)
                .doesNotContain("Hidden");
    }

    /** The id of what is there and belongs to somebody else, of the kind that the path names. */
    private String foreign(Operations.Operation operation) {
        if (operation.path().contains("/logins/")) {
            return firstId(scene.owner(), "/v1/auth/logins");
        }
        var collection = operation.path().replaceAll("/\\{[^}]+}.*", "");
        return scene.notes().getOrDefault(collection, scene.group());
    }

    private static String says(Reply reply) {
        return reply.status() + " "
                + (reply.status() < 400 ? reply.text() : reply.json().get("message"));
    }

    @ParameterizedTest
    @MethodSource("naming")
    void toAStrangerWhatIsThereIsAsWhatIsNot(Operations.Operation operation) {
        var stranger = Someone.insert(server);
        var owner = scene.owner();
        var viewer = scene.viewer();
        var nothing = MatrixRow.call(operation, stranger.client(), Named.nothing())
                .expect(MatrixRow.of(operation).person());
        var before = OwnersNotes.digest(server, owner);
        var shares = owner.client().get("/v1/sharing").expect(200).text();
        var groups = viewer.client().get("/v1/shared/groups").expect(200).text();
        for (var named : List.of(owner, viewer)) {
            var reply = MatrixRow.call(operation, stranger.client(), Named.of(named, foreign(operation)));
            assertThat(says(reply)).isEqualTo(says(nothing));
            reply.lacks(owner.id(), viewer.id(), owner.email(), viewer.email(), "Hidden");
        }
        for (var list : List.of("/v1/sharing/invites/sent", "/v1/sharing/requests/sent")) {
            stranger.client().get(list).expect(200).lacks(owner.id(), viewer.id());
        }
        for (var list : List.of("/v1/sharing", "/v1/shared", "/v1/shared/groups", "/v1/sharing/invites/received")) {
            stranger.client().get(list).expect(200).lacks(owner.email(), viewer.email(), owner.id(), viewer.id());
        }
        assertThat(OwnersNotes.digest(server, owner)).isEqualTo(before);
        assertThat(owner.client().get("/v1/sharing").expect(200).text()).isEqualTo(shares);
        assertThat(viewer.client().get("/v1/shared/groups").expect(200).text()).isEqualTo(groups);
    }

    @Test
    void aForeignPictureIsAsOneThatIsNotThere() {
        var stranger = Someone.insert(server);
        for (var client : List.of(
                server.client(),
                stranger.client(),
                scene.owner().client(),
                scene.otherViewer().client())) {
            for (var signature : List.of("", "?signature=", "?signature=" + "0".repeat(32))) {
                var there = client.get(PICTURE + "/" + scene.picture() + signature)
                        .expect(404)
                        .lacks(scene.owner().id(), scene.owner().email(), "Hidden");
                var nothing = client.get(PICTURE + "/" + Named.nothing().pathId() + signature);
                assertThat(says(there)).isEqualTo(says(nothing));
            }
        }
        scene.viewer().client().get(PICTURE + "/" + scene.picture()).expect(200);
    }
}
