package app.nowatch.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import org.junit.jupiter.api.Test;

class LockedOwnerTest {
    @Test
    void whatSomebodyLockedOutSharesGoesOnBeingShared() {
        try (var server = TestServer.start()) {
            var owner = Someone.insert(server);
            var viewer = Someone.insert(server);
            owner.upload("1717236000,61,4\n");
            owner.shareWith(viewer);
            var before = viewer.readOf(owner).expect(200).text();
            Someone.admin(server)
                    .client()
                    .post("/v1/user/admin/" + owner.id() + "/lock", "")
                    .expect(201);
            owner.client().get("/v1/user").expect(401);
            assertThat(viewer.readOf(owner).expect(200).text())
                    .isEqualTo(before)
                    .contains("61");
            viewer.client().get("/v1/shared").expect(200).contains(owner.id());
        }
    }
}
