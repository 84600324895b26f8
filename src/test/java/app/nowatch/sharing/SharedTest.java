package app.nowatch.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a viewer sees of those who share with them, and how they put them in order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedTest {
    private static final String UNKNOWN = "0199a0b1-c2d3-7e4f-8a5b-6c7d8e9f0a1b";

    private TestServer server;
    private Someone owner;
    private Someone viewer;
    private Someone stranger;

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
        owner = Someone.insert(server);
        viewer = Someone.insert(server);
        stranger = Someone.insert(server);
        owner.shareWith(viewer, "2024-06-01T00:00:00Z");
    }

    private JsonNode only() {
        var shared = viewer.client().get("/v1/shared").expect(200).lacks(stranger.email(), stranger.id());
        assertThat(shared.json().size()).isEqualTo(1);
        return shared.json().get(0);
    }

    private Reply custom(Someone actor, String userId, String name, String colour) {
        return actor.send("POST", "/v1/shared/custom", """
                {"userId":"%s","customName":"%s","iconColor":"%s"}""".formatted(userId, name, colour));
    }

    /** Makes a group and answers its id. */
    private static String group(Someone person, String name) {
        person.send("POST", "/v1/shared/groups", "{\"name\":\"" + name + "\"}").expectNothing(201);
        for (var group : person.client().get("/v1/shared/groups").expect(200).json()) {
            if (group.get("name").stringValue().equals(name)) {
                return group.get("id").stringValue();
            }
        }
        throw new AssertionError("no group " + name);
    }

    private static Reply member(Someone person, String method, String group, String userId) {
        return person.nameById(method, "/v1/shared/groups/" + group + "/members", userId);
    }

    private JsonNode groupOf(Someone person, String id) {
        for (var group : person.client().get("/v1/shared/groups").expect(200).json()) {
            if (group.get("id").stringValue().equals(id)) {
                return group;
            }
        }
        throw new AssertionError("no group " + id);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        for (var text : array) {
            texts.add(text.stringValue());
        }
        return texts;
    }

    @Test
    void whatIsSharedStartsWithTheOwnersName() {
        var entity = only();
        assertThat(entity.propertyNames())
                .containsExactlyInAnyOrder(
                        "fromId",
                        "fromEmail",
                        "toId",
                        "toEmail",
                        "sharedSince",
                        "created",
                        "lastUpdated",
                        "customName",
                        "iconColor",
                        "customProfilePicture",
                        "groupIds");
        assertThat(entity.get("fromId").stringValue()).isEqualTo(owner.id());
        assertThat(entity.get("fromEmail").stringValue()).isEqualTo(owner.email());
        assertThat(entity.get("toId").stringValue()).isEqualTo(viewer.id());
        assertThat(entity.get("toEmail").stringValue()).isEqualTo(viewer.email());
        assertThat(entity.get("sharedSince").stringValue()).isEqualTo("2024-06-01T00:00:00.000Z");
        assertThat(entity.get("customName").stringValue()).isEqualTo("Some Body");
        assertThat(entity.get("iconColor").stringValue()).matches("#[0-9A-Fa-f]{6}");
        assertThat(entity.get("customProfilePicture").stringValue()).isEmpty();
        assertThat(entity.get("groupIds").size()).isZero();
        assertThat(only()).as("the colour stays").isEqualTo(entity);
    }

    @Test
    void theLastSyncIsTheOwners() {
        owner.upload("1717200000,61,4\n");
        assertThat(only().get("lastSyncAt"))
                .isEqualTo(owner.client().get("/v1/user").json().get("lastSyncAt"));
        viewer.upload("1717200000,61,4\n");
        assertThat(only().get("lastSyncAt"))
                .isEqualTo(owner.client().get("/v1/user").json().get("lastSyncAt"));
    }

    @Test
    void aViewerNamesAndColoursAPersonForThemselvesAlone() {
        var second = Someone.insert(server);
        owner.shareWith(second);
        var entity = custom(viewer, owner.id(), "Mum ☀ \\\"x\\\"", "teal")
                .expect(200)
                .json();
        assertThat(entity.get("customName").stringValue()).isEqualTo("Mum ☀ \"x\"");
        assertThat(entity.get("iconColor").stringValue()).isEqualTo("teal");
        assertThat(only()).isEqualTo(entity);
        second.client().get("/v1/shared").expect(200).contains("Some Body").lacks("Mum", "teal", viewer.id());
        owner.client().get("/v1/sharing").expect(200).lacks("Mum", "teal");
    }

    @Test
    void onlyWhoSharesCanBeNamed() {
        for (var id : List.of(stranger.id(), viewer.id(), "uid_" + "0".repeat(32), "nobody")) {
            custom(viewer, id, "Name", "teal").expect(404).lacks(stranger.email());
            viewer.nameById("DELETE", "/v1/shared", id).expect(404);
            member(viewer, "POST", group(viewer, "G" + id.hashCode()), id).expect(404);
        }
        for (var actor : List.of(stranger, owner)) {
            custom(actor, owner.id(), "Name", "teal").expect(404).lacks(owner.email());
        }
        assertThat(only().get("customName").stringValue()).isEqualTo("Some Body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'userId':'%s','customName':'N'}",
                "{'userId':'%s','iconColor':'teal'}",
                "{'customName':'N','iconColor':'teal'}",
                "{'userId':'%s','customName':'','iconColor':'teal'}",
                "{'userId':'%s','customName':'N','iconColor':''}",
                "{'userId':'%s','customName':1,'iconColor':'teal'}",
                "{'userId':1,'customName':'N','iconColor':'teal'}",
                "{'userId':'%s','customName':null,'iconColor':'teal'}",
                "[]"
            })
    void aCustomThatBreaksARuleChangesNothing(String body) {
        var before = only();
        viewer.send("POST", "/v1/shared/custom", body.replace('\'', '"').replace("%s", owner.id()))
                .expect(400);
        assertThat(only()).isEqualTo(before);
    }

    @Test
    void namesAndColoursHaveALength() {
        custom(viewer, owner.id(), "n".repeat(150), "c".repeat(32)).expect(200);
        custom(viewer, owner.id(), "n".repeat(151), "c").expect(400).contains("\"customName: ");
        custom(viewer, owner.id(), "n", "c".repeat(33)).expect(400).contains("\"iconColor: ");
        viewer.send("POST", "/v1/shared/groups", "{\"name\":\"" + "n".repeat(150) + "\"}")
                .expectNothing(201);
        for (var name : List.of("\"" + "n".repeat(151) + "\"", "\"\"", "1", "null")) {
            viewer.send("POST", "/v1/shared/groups", "{\"name\":" + name + "}").expect(400);
        }
    }

    @Test
    void aPersonIsInSeveralGroups() {
        var friends = group(viewer, "Friends");
        var runners = group(viewer, "Runners");
        for (var group : List.of(friends, runners)) {
            assertThat(member(viewer, "POST", group, owner.id()).expect(201).text())
                    .isEqualTo("{\"status\":\"success\"}");
        }
        member(viewer, "POST", friends, owner.id()).expect(201);
        assertThat(texts(only().get("groupIds"))).containsExactly(sorted(friends, runners));
        var group = groupOf(viewer, friends);
        assertThat(group.propertyNames())
                .containsExactlyInAnyOrder("id", "userId", "name", "created", "lastUpdated", "userIds", "users");
        assertThat(group.get("userId").stringValue()).isEqualTo(viewer.id());
        assertThat(texts(group.get("userIds"))).containsExactly(owner.id());
        assertThat(group.get("users").get(0)).isEqualTo(only());

        member(viewer, "DELETE", friends, owner.id()).expect(200).contains("success");
        member(viewer, "DELETE", friends, owner.id()).expect(200).contains("success");
        assertThat(groupOf(viewer, friends).get("users").size()).isZero();
        assertThat(texts(only().get("groupIds"))).containsExactly(runners);
        viewer.readOf(owner).expect(200);
    }

    private static String[] sorted(String one, String other) {
        return one.compareTo(other) < 0 ? new String[] {one, other} : new String[] {other, one};
    }

    @Test
    void aGroupIsRenamedAndDeletedAndTheShareStays() {
        var id = group(viewer, "Friends");
        member(viewer, "POST", id, owner.id()).expect(201);
        viewer.send("PATCH", "/v1/shared/groups/" + id, "{\"name\":\"Old friends\"}")
                .expectNothing(200);
        assertThat(groupOf(viewer, id).get("name").stringValue()).isEqualTo("Old friends");
        assertThat(texts(groupOf(viewer, id).get("userIds"))).containsExactly(owner.id());
        viewer.send("PATCH", "/v1/shared/groups/" + id, "{\"name\":\"\"}").expect(400);
        viewer.client().delete("/v1/shared/groups/" + id).expect(200).contains("success");
        viewer.client().delete("/v1/shared/groups/" + id).expect(404);
        viewer.client().get("/v1/shared/groups").expect(200).lacks(id);
        assertThat(only().get("groupIds").size()).isZero();
    }

    @Test
    void aForeignGroupIsNotThere() {
        var id = group(viewer, "Secret club");
        owner.shareWith(stranger);
        member(viewer, "POST", id, owner.id()).expect(201);
        for (var group : List.of(id, UNKNOWN, "nonsense")) {
            var path = "/v1/shared/groups/" + group;
            var renamed = stranger.send("PATCH", path, "{\"name\":\"Mine\"}").expect(404);
            var words = renamed.lacks("Secret").json().get("message");
            for (var reply : List.of(
                    stranger.client().delete(path).expect(404),
                    member(stranger, "POST", group, owner.id()).expect(404),
                    member(stranger, "DELETE", group, owner.id()).expect(404))) {
                assertThat(reply.lacks("Secret", viewer.id()).json().get("message"))
                        .isEqualTo(words);
            }
        }
        stranger.client().get("/v1/shared/groups").expect(200).lacks(id, "Secret", viewer.id());
        stranger.client().get("/v1/shared").expect(200).lacks(id);
        assertThat(groupOf(viewer, id).get("name").stringValue()).isEqualTo("Secret club");
        assertThat(texts(groupOf(viewer, id).get("userIds"))).containsExactly(owner.id());
    }

    @Test
    void thereAreFiveHundredGroupsAtMost() {
        for (int i = 0; i < 500; i++) {
            viewer.send("POST", "/v1/shared/groups", "{\"name\":\"Group " + i + "\"}")
                    .expect(201);
        }
        viewer.send("POST", "/v1/shared/groups", "{\"name\":\"One more\"}").expect(409);
        assertThat(viewer.client().get("/v1/shared/groups").json().size()).isEqualTo(500);
        group(stranger, "Another's");
    }

    @Test
    void aShareThatEndsLeavesNoTrace() {
        var id = group(viewer, "Friends");
        member(viewer, "POST", id, owner.id()).expect(201);
        custom(viewer, owner.id(), "Mum", "teal").expect(200);
        owner.stopSharingWith(viewer).expect(200);
        assertNothingOfTheOwner(id);

        owner.shareWith(viewer);
        assertThat(only().get("customName").stringValue()).isEqualTo("Some Body");
        assertThat(only().get("groupIds").size()).isZero();
        assertThat(groupOf(viewer, id).get("userIds").size()).isZero();
    }

    private void assertNothingOfTheOwner(String group) {
        viewer.client().get("/v1/shared").expect(200).lacks(owner.id(), owner.email(), "Mum");
        viewer.client().get("/v1/shared/groups").expect(200).contains(group).lacks(owner.id(), owner.email(), "Mum");
        custom(viewer, owner.id(), "Mum", "teal").expect(404);
        member(viewer, "POST", group, owner.id()).expect(404);
        member(viewer, "DELETE", group, owner.id()).expect(404);
        viewer.nameById("DELETE", "/v1/shared", owner.id()).expect(404);
        viewer.readOf(owner).expect(403);
    }

    @Test
    void aPauseKeepsNameAndGroups() {
        var id = group(viewer, "Friends");
        member(viewer, "POST", id, owner.id()).expect(201);
        var before = custom(viewer, owner.id(), "Mum", "teal").expect(200).json();
        owner.name("POST", "/v1/sharing/pause", viewer.email()).expect(201);
        assertNothingOfTheOwner(id);
        owner.name("POST", "/v1/sharing/resume", viewer.email()).expect(201);
        for (var field : List.of("customName", "iconColor", "groupIds")) {
            assertThat(only().get(field)).isEqualTo(before.get(field));
        }
        assertThat(texts(groupOf(viewer, id).get("userIds"))).containsExactly(owner.id());
    }

    @Test
    void aShareThatHasRunOutIsNotInAnyGroup() {
        var id = group(viewer, "Friends");
        member(viewer, "POST", id, owner.id()).expect(201);
        var end = server.clock().instant().plusSeconds(60).toString();
        owner.send("POST", "/v1/sharing/expires", """
                {"email":"%s","expiresAt":"%s"}""".formatted(viewer.email(), end))
                .expect(201);
        server.clock().advance(Duration.ofSeconds(61));
        assertNothingOfTheOwner(id);
        owner.shareWith(viewer);
        assertThat(only().get("groupIds").size()).as("a new share begins anew").isZero();
    }

    @Test
    void aViewerStopsSeeingSomebody() {
        var second = Someone.insert(server);
        owner.shareWith(second);
        stranger.nameById("DELETE", "/v1/shared", owner.id()).expect(404);
        assertThat(viewer.nameById("DELETE", "/v1/shared", owner.id())
                        .expect(200)
                        .text())
                .isEqualTo("{\"status\":\"success\"}");
        viewer.readOf(owner).expect(403);
        owner.client().get("/v1/sharing").expect(200).contains(second.email()).lacks(viewer.email(), viewer.id());
        second.readOf(owner).expect(200);
        for (var body : List.of("{}", "{\"userId\":1}", "{\"userId\":null}", "[]")) {
            second.send("DELETE", "/v1/shared", body).expect(400);
        }
        second.readOf(owner).expect(200);
    }
}
