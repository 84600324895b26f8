package app.nowatch.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What happens at the same moment ends as if it had happened one after the other. An answer of 500 is in no description, so
 * the client of the tests refuses it everywhere here.
 */
class SharingRacesTest {
    /** Every ordered two of them are one round. */
    private static final int PEOPLE = 6;

    private final List<Someone> people = new ArrayList<>();
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(Someone.insert(server));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void everyPair(BiConsumer<Someone, Someone> round) {
        for (var one : people) {
            for (var other : people) {
                if (!one.equals(other)) {
                    round.accept(one, other);
                }
            }
        }
    }

    /** Lets calls go at the same moment, and answers their statuses in the order given. */
    @SafeVarargs
    private static List<Integer> atOnce(Callable<Reply>... calls) {
        var start = new CyclicBarrier(calls.length);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Callable<Integer>>();
            for (var call : calls) {
                running.add(() -> {
                    start.await();
                    return call.call().status();
                });
            }
            var statuses = new ArrayList<Integer>();
            for (var done : threads.invokeAll(running)) {
                statuses.add(done.get());
            }
            return statuses;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static int count(Someone person, String path, String needle) {
        int count = 0;
        for (var entry : person.client().get(path).expect(200).json()) {
            if (entry.toString().contains(needle)) {
                count++;
            }
        }
        return count;
    }

    /** Owner, viewer and the read agree on whether there is one share or none. */
    private static void assertShares(Someone owner, Someone viewer, int shares) {
        assertThat(count(owner, "/v1/sharing", viewer.id())).isEqualTo(shares);
        assertThat(count(viewer, "/v1/shared", owner.id())).isEqualTo(shares);
        viewer.readOf(owner).expect(shares == 1 ? 200 : 403);
    }

    @Test
    void anInviteIsAcceptedOnce() {
        everyPair((owner, viewer) -> {
            owner.invite(viewer).expect(201);
            assertThat(atOnce(
                            () -> viewer.acceptInviteOf(owner),
                            () -> viewer.acceptInviteOf(owner),
                            () -> viewer.acceptInviteOf(owner)))
                    .containsOnlyOnce(201)
                    .containsOnly(201, 404);
            assertShares(owner, viewer, 1);
        });
    }

    @Test
    void aRequestIsAcceptedOnce() {
        everyPair((owner, viewer) -> {
            viewer.request(owner).expect(201);
            assertThat(atOnce(() -> owner.acceptRequestOf(viewer), () -> owner.acceptRequestOf(viewer)))
                    .containsExactlyInAnyOrder(201, 404);
            assertShares(owner, viewer, 1);
        });
    }

    @Test
    void anInviteIsEitherAcceptedOrWithdrawn() {
        everyPair((owner, viewer) -> {
            owner.invite(viewer).expect(201);
            var statuses = atOnce(
                    () -> viewer.acceptInviteOf(owner),
                    () -> owner.name("DELETE", "/v1/sharing/invite", viewer.email()));
            assertThat(statuses).isIn(List.of(201, 404), List.of(404, 200));
            boolean accepted = statuses.getFirst() == 201;
            assertShares(owner, viewer, accepted ? 1 : 0);
            assertThat(count(owner, "/v1/sharing/invites/sent", viewer.email())).isEqualTo(accepted ? 1 : 0);
        });
    }

    @Test
    void aRequestIsEitherAcceptedOrWithdrawn() {
        everyPair((owner, viewer) -> {
            viewer.request(owner).expect(201);
            var statuses = atOnce(
                    () -> owner.acceptRequestOf(viewer),
                    () -> viewer.name("DELETE", "/v1/sharing/request", owner.email()));
            assertThat(statuses).isIn(List.of(201, 404), List.of(404, 200));
            assertShares(owner, viewer, statuses.getFirst() == 201 ? 1 : 0);
        });
    }

    @Test
    void anInviteIsEitherAcceptedOrRejected() {
        everyPair((owner, viewer) -> {
            owner.invite(viewer).expect(201);
            var statuses = atOnce(
                    () -> viewer.acceptInviteOf(owner),
                    () -> viewer.name("POST", "/v1/sharing/invite/reject", owner.email()));
            assertThat(statuses).containsExactlyInAnyOrder(201, 404);
            assertShares(owner, viewer, statuses.getFirst() == 201 ? 1 : 0);
        });
    }

    @Test
    void anInviteAndARequestForTheSameShareMakeOne() {
        everyPair((owner, viewer) -> {
            assertThat(atOnce(() -> owner.invite(viewer), () -> viewer.request(owner)))
                    .containsExactly(201, 201);
            assertThat(atOnce(() -> viewer.acceptInviteOf(owner), () -> owner.acceptRequestOf(viewer)))
                    .containsExactlyInAnyOrder(201, 404);
            assertShares(owner, viewer, 1);
            owner.client()
                    .get("/v1/sharing/invites/sent")
                    .expect(200)
                    .contains("ACCEPTED")
                    .lacks("PENDING");
            viewer.client().get("/v1/sharing/requests/sent").expect(200).lacks("PENDING");
        });
    }

    @Test
    void twoWhoInviteEachOtherBothShare() {
        for (int i = 0; i < PEOPLE; i++) {
            for (int j = i + 1; j < PEOPLE; j++) {
                var one = people.get(i);
                var other = people.get(j);
                assertThat(atOnce(() -> one.invite(other), () -> other.invite(one)))
                        .containsExactly(201, 201);
                assertThat(atOnce(() -> one.acceptInviteOf(other), () -> other.acceptInviteOf(one)))
                        .containsExactly(201, 201);
                assertShares(one, other, 1);
                assertShares(other, one, 1);
            }
        }
    }

    @Test
    void theSameInviteTwiceIsOne() {
        everyPair((owner, viewer) -> {
            assertThat(atOnce(() -> owner.invite(viewer), () -> owner.invite(viewer), () -> owner.invite(viewer)))
                    .containsOnlyOnce(201)
                    .containsOnly(201, 409);
            assertThat(count(owner, "/v1/sharing/invites/sent", viewer.email())).isEqualTo(1);
            assertThat(count(viewer, "/v1/sharing/invites/received", owner.email()))
                    .isEqualTo(1);
        });
    }

    @Test
    void anInviteBesideAnAcceptNeverMakesASecondShare() {
        everyPair((owner, viewer) -> {
            owner.invite(viewer).expect(201);
            assertThat(atOnce(() -> viewer.acceptInviteOf(owner), () -> owner.invite(viewer)))
                    .containsExactly(201, 409);
            viewer.acceptInviteOf(owner).expect(404);
            assertShares(owner, viewer, 1);
        });
    }

    @Test
    void nothingIsReadAfterAnEndWasAnswered() {
        everyPair((owner, viewer) -> {
            owner.shareWith(viewer);
            var ended = new AtomicBoolean();
            var statuses = atOnce(
                    () -> {
                        var reply = owner.stopSharingWith(viewer);
                        ended.set(true);
                        return reply;
                    },
                    () -> readUntilRefused(owner, viewer, ended),
                    () -> readUntilRefused(owner, viewer, ended));
            assertThat(statuses).containsExactly(200, 403, 403);
            assertShares(owner, viewer, 0);
        });
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
        people.forEach(person -> person.upload("1717200000,61,4\n1717243200,62,4\n"));
        everyPair((owner, viewer) -> {
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
        var viewer = people.getFirst();
        for (var owner : people.subList(1, PEOPLE)) {
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
}
