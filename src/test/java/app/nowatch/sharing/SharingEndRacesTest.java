package app.nowatch.sharing;

import static app.nowatch.sharing.Crowd.assertShares;
import static app.nowatch.sharing.Crowd.atOnce;
import static app.nowatch.sharing.Crowd.count;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import app.nowatch.Someone;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ends at the same moment as something else goes on: no answer shows it and no row of it stays. */
class SharingEndRacesTest {
    private Crowd crowd;

    @BeforeEach
    void start() {
        crowd = Crowd.gather();
    }

    @AfterEach
    void stop() {
        crowd.close();
    }

    /** Two read while the owner ends it, and go on until they are refused. */
    private void assertEndsReads(int status, BiFunction<Someone, Someone, Reply> end) {
        crowd.everyTwo((owner, viewer) -> {
            owner.shareWith(viewer);
            var ended = new AtomicBoolean();
            var statuses = atOnce(
                    () -> {
                        var reply = end.apply(owner, viewer);
                        ended.set(true);
                        return reply;
                    },
                    () -> readUntilRefused(owner, viewer, ended),
                    () -> readUntilRefused(owner, viewer, ended));
            assertThat(statuses).containsExactly(status, 403, 403);
            assertThat(count(viewer, "/v1/shared", owner.id())).isZero();
        });
    }

    @Test
    void nothingIsReadAfterAnEndWasAnswered() {
        assertEndsReads(200, Someone::stopSharingWith);
        assertThat(crowd.rows("share")).isZero();
    }

    @Test
    void nothingIsReadAfterAPauseWasAnswered() {
        assertEndsReads(201, (owner, viewer) -> owner.name("POST", "/v1/sharing/pause", viewer.email()));
        crowd.everyTwo((owner, viewer) -> {
            assertThat(count(owner, "/v1/sharing", "\"paused\":true")).isPositive();
            owner.name("POST", "/v1/sharing/resume", viewer.email()).expect(201);
            assertShares(owner, viewer, 1);
        });
    }

    @Test
    void nothingIsReadAfterTheEndThatWasSet() {
        assertEndsReads(201, (owner, viewer) -> {
            var end = crowd.server().clock().instant().plusSeconds(60);
            var reply = owner.send("POST", "/v1/sharing/expires", """
                    {"email":"%s","expiresAt":"%s"}""".formatted(viewer.email(), end));
            crowd.server().clock().advance(Duration.ofSeconds(61));
            return reply;
        });
        crowd.everyTwo((owner, viewer) -> assertShares(owner, viewer, 0));
    }

    /** A read that begins after the end was answered must be refused, and once refused is refused for good. */
    private static Reply readUntilRefused(Someone owner, Someone viewer, AtomicBoolean ended) {
        while (true) {
            boolean over = ended.get();
            var reply = viewer.readOf(owner);
            if (over || reply.status() != 200) {
                assertThat(viewer.readOf(owner).status()).isEqualTo(403);
                return reply;
            }
        }
    }

    @Test
    void nothingBeforeANewStartIsReadAfterItWasAnswered() {
        crowd.people().forEach(person -> person.upload("1717200000,61,4\n1717243200,62,4\n"));
        crowd.everyPair((owner, viewer) -> {
            owner.shareWith(viewer);
            var moved = new AtomicBoolean();
            var statuses = atOnce(
                    () -> {
                        var reply = owner.send("POST", "/v1/sharing/shared-since", """
                                {"email":"%s","shareSince":"2024-06-01T12:00:00Z"}""".formatted(viewer.email()));
                        moved.set(true);
                        return reply;
                    },
                    () -> readUntilCut(owner, viewer, moved));
            assertThat(statuses).containsExactly(201, 200);
        });
    }

    private static Reply readUntilCut(Someone owner, Someone viewer, AtomicBoolean moved) {
        while (true) {
            boolean over = moved.get();
            var reply = viewer.readOf(owner).expect(200).contains("[62,4]");
            boolean cut = !reply.text().contains("[61,4]");
            assertThat(reply.text()).contains(cut ? "\"count\":1" : "\"count\":2");
            if (over || cut) {
                return viewer.readOf(owner).expect(200).lacks("[61,4]");
            }
        }
    }

    @Test
    void anOwnerWhoLeavesWhileSomebodyAcceptsLeavesNothing() {
        var viewer = crowd.people().getFirst();
        for (var owner : crowd.people().subList(1, crowd.people().size())) {
            owner.invite(viewer).expect(201);
            var statuses = atOnce(() -> owner.client().delete("/v1/user"), () -> viewer.acceptInviteOf(owner));
            assertThat(statuses.getFirst()).isEqualTo(200);
            assertThat(statuses.getLast()).isIn(201, 404);
            viewer.readOf(owner).expect(403);
            for (var list : List.of("/v1/shared", "/v1/sharing/invites/received")) {
                viewer.client().get(list).expect(200).lacks(owner.id(), owner.email());
            }
        }
    }

    /** What they rejected goes with them; what they had no time to reject waits for whoever has the address next. */
    @ParameterizedTest
    @ValueSource(strings = {"invite", "request"})
    void whoeverLeavesWhileRejectingHasRejectedBeforeOrNotAtAll(String kind) {
        for (var sender : crowd.people()) {
            var addressee = crowd.newcomer();
            sender.propose(kind, addressee.email(), Someone.ALWAYS).expect(201);
            var statuses = atOnce(
                    () -> addressee.client().delete("/v1/user"),
                    () -> addressee.name("POST", "/v1/sharing/" + kind + "/reject", sender.email()));
            assertThat(statuses.getFirst()).isEqualTo(200);
            assertThat(statuses.getLast()).isIn(201, 401, 404);
            boolean rejected = statuses.getLast() == 201;
            assertThat(count(sender, "/v1/sharing/" + kind + "s/sent", addressee.email()))
                    .isEqualTo(rejected ? 0 : 1);
            var next = Someone.insert(crowd.server(), addressee.email());
            next.name("POST", "/v1/sharing/" + kind + "/accept", sender.email()).expect(rejected ? 404 : 201);
        }
    }

    private static void entangle(Someone owner, Someone viewer, boolean pending) {
        if (pending) {
            owner.invite(viewer).expect(201);
            viewer.request(owner).expect(201);
            return;
        }
        viewer.request(owner).expect(201);
        owner.name("POST", "/v1/sharing/request/reject", viewer.email()).expect(201);
        owner.shareWith(viewer);
        viewer.send("POST", "/v1/shared/groups", "{\"name\":\"Friends\"}").expect(201);
        viewer.nameById("POST", "/v1/shared/groups/" + group(viewer) + "/members", owner.id())
                .expect(201);
        viewer.readOf(owner).expect(200);
    }

    private static String group(Someone viewer) {
        return viewer.client()
                .get("/v1/shared/groups")
                .expect(200)
                .json()
                .get(0)
                .get("id")
                .stringValue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoWhoLeaveAtOnceLeaveNothingOfEachOther(boolean pending) {
        for (int round = 0; round < Crowd.rounds(); round++) {
            var one = crowd.newcomer();
            var other = crowd.newcomer();
            entangle(one, other, pending);
            entangle(other, one, pending);
            assertThat(atOnce(
                            () -> one.client().delete("/v1/user"),
                            () -> other.client().delete("/v1/user")))
                    .containsExactly(200, 200);
            one.readOf(other).expect(401);
        }
        for (var table : List.of("share", "proposal", "share_group", "share_group_member")) {
            assertThat(crowd.rows(table)).as(table).isZero();
        }
        assertThat(crowd.rows("account")).isEqualTo(crowd.people().size());
    }

    @Test
    void nobodyIsPutIntoAGroupAfterTheEnd() {
        crowd.people()
                .forEach(person -> person.send("POST", "/v1/shared/groups", "{\"name\":\"Friends\"}")
                        .expect(201));
        crowd.everyPair((owner, viewer) -> {
            owner.shareWith(viewer);
            var members = "/v1/shared/groups/" + group(viewer) + "/members";
            var statuses =
                    atOnce(() -> viewer.nameById("POST", members, owner.id()), () -> owner.stopSharingWith(viewer));
            assertThat(statuses).isIn(List.of(201, 200), List.of(404, 200));
            assertShares(owner, viewer, 0);
            owner.shareWith(viewer);
            viewer.client().get("/v1/shared/groups").expect(200).lacks(owner.id());
            owner.stopSharingWith(viewer).expect(200);
        });
        assertThat(crowd.rows("share_group_member")).isZero();
    }
}
