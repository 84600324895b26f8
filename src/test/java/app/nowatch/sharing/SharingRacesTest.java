package app.nowatch.sharing;

import static app.nowatch.sharing.Crowd.assertShares;
import static app.nowatch.sharing.Crowd.atOnce;
import static app.nowatch.sharing.Crowd.count;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What happens at the same moment ends as if it had happened one after the other. An answer of 500 is in no description, so
 * the client of the tests refuses it everywhere here.
 */
class SharingRacesTest {
    private Crowd crowd;

    @BeforeEach
    void start() {
        crowd = Crowd.gather();
    }

    @AfterEach
    void stop() {
        crowd.close();
    }

    @Test
    void anInviteIsAcceptedOnce() {
        crowd.everyPair((owner, viewer) -> {
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
        crowd.everyPair((owner, viewer) -> {
            viewer.request(owner).expect(201);
            assertThat(atOnce(() -> owner.acceptRequestOf(viewer), () -> owner.acceptRequestOf(viewer)))
                    .containsExactlyInAnyOrder(201, 404);
            assertShares(owner, viewer, 1);
        });
    }

    @Test
    void anInviteIsEitherAcceptedOrWithdrawn() {
        crowd.everyPair((owner, viewer) -> {
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
        crowd.everyPair((owner, viewer) -> {
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
        crowd.everyPair((owner, viewer) -> {
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
        crowd.everyPair((owner, viewer) -> {
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
        crowd.everyTwo((one, other) -> {
            assertThat(atOnce(() -> one.invite(other), () -> other.invite(one))).containsExactly(201, 201);
            assertThat(atOnce(() -> one.acceptInviteOf(other), () -> other.acceptInviteOf(one)))
                    .containsExactly(201, 201);
            assertShares(one, other, 1);
            assertShares(other, one, 1);
        });
    }

    @Test
    void twoWhoAskEachOtherBothShare() {
        crowd.everyTwo((one, other) -> {
            assertThat(atOnce(() -> one.request(other), () -> other.request(one)))
                    .containsExactly(201, 201);
            assertThat(atOnce(() -> one.acceptRequestOf(other), () -> other.acceptRequestOf(one)))
                    .containsExactly(201, 201);
            assertShares(one, other, 1);
            assertShares(other, one, 1);
        });
        int people = crowd.people().size();
        assertThat(crowd.rows("share")).isEqualTo(people * (people - 1));
        assertThat(crowd.rows("proposal WHERE status = 'ACCEPTED'")).isEqualTo(crowd.rows("proposal"));
    }

    @Test
    void anInviteIsSentAgainBeforeItIsWithdrawnOrNotAtAll() {
        crowd.everyPair((owner, viewer) -> owner.invite(viewer).expect(201));
        crowd.server().clock().advance(Duration.ofSeconds(61));
        crowd.everyPair((owner, viewer) -> {
            var statuses = atOnce(
                    () -> owner.name("PUT", "/v1/sharing/invite/resend", viewer.email()),
                    () -> owner.name("DELETE", "/v1/sharing/invite", viewer.email()));
            assertThat(statuses).isIn(List.of(200, 200), List.of(404, 200));
            assertThat(count(owner, "/v1/sharing/invites/sent", viewer.email())).isZero();
            assertThat(count(viewer, "/v1/sharing/invites/received", owner.email()))
                    .isZero();
            owner.name("PUT", "/v1/sharing/invite/resend", viewer.email()).expect(404);
            viewer.acceptInviteOf(owner).expect(404);
        });
        assertThat(crowd.rows("proposal")).isZero();
    }

    @Test
    void theSameInviteTwiceIsOne() {
        crowd.everyPair((owner, viewer) -> {
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
        crowd.everyPair((owner, viewer) -> {
            owner.invite(viewer).expect(201);
            assertThat(atOnce(() -> viewer.acceptInviteOf(owner), () -> owner.invite(viewer)))
                    .containsExactly(201, 409);
            viewer.acceptInviteOf(owner).expect(404);
            assertShares(owner, viewer, 1);
        });
    }
}
