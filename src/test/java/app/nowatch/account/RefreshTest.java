package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefreshTest {
    private AccountServer server;

    @BeforeAll
    void start() {
        server = AccountServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private record Pair(String access, String refresh) {
        static Pair of(Reply reply) {
            var json = reply.expect(201).json();
            return new Pair(Registrant.access(json), Registrant.refresh(json));
        }
    }

    private void expectDead(Registrant person, Pair... pairs) {
        for (var pair : pairs) {
            assertThat(person.statusWith(pair.access())).isEqualTo(401);
            person.refresh(pair.refresh()).expect(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"refresh", "refresh_token", "refreshToken"})
    void aRefreshTokenBuysAPairUnderEachOfItsNames(String name) {
        var person = server.newPerson();
        var pair = Pair.of(server.client().post("/v1/auth/refresh", """
                {"%s": "%s"}""".formatted(name, person.refresh())));
        assertThat(person.statusWith(pair.access())).isEqualTo(200);
        // The access token from before lives on until its time is over: a request may be on its way with it.
        assertThat(person.statusWith(person.access())).isEqualTo(200);
    }

    @Test
    void whatIsNoRefreshTokenIsRefused() {
        var person = server.newPerson();
        server.client().post("/v1/auth/refresh", "{}").expect(400).contains("refresh: is required");
        server.client().post("/v1/auth/refresh", "{\"refresh\": 7}").expect(400).contains("refresh: must be");
        person.refresh("nonsense").expect(401);
        person.refresh(person.access()).expect(401);
        person.refresh(person.refresh()).expect(201);
    }

    @Test
    void anOldTokenMayComeAgainWhileTheNewPairIsUnusedWhichThenDies() {
        var person = server.newPerson();
        var lost = Pair.of(person.refresh(person.refresh()));
        server.clock().advance(Duration.ofSeconds(59));
        var second = Pair.of(person.refresh(person.refresh()));
        expectDead(person, lost);
        assertThat(person.statusWith(second.access())).isEqualTo(200);
        Pair.of(person.refresh(second.refresh()));
    }

    @Test
    void graceDoesNotBeginAnewWithEachRepetition() {
        var person = server.newPerson();
        Pair.of(person.refresh(person.refresh()));
        server.clock().advance(Duration.ofSeconds(40));
        var second = Pair.of(person.refresh(person.refresh()));
        server.clock().advance(Duration.ofSeconds(40));
        person.refresh(person.refresh()).expect(401);
        expectDead(person, second);
    }

    @Test
    void anOldTokenAfterAMinuteEndsTheLogin() {
        var person = server.newPerson();
        var other = person.onAnotherDevice();
        var pair = Pair.of(person.refresh(person.refresh()));
        server.clock().advance(Duration.ofSeconds(61));
        person.refresh(person.refresh()).expect(401);
        expectDead(person, pair, new Pair(person.access(), person.refresh()));
        assertThat(person.statusWith(other.access())).isEqualTo(200);
    }

    @Test
    void anOldTokenEndsTheLoginOnceTheNewAccessTokenWasUsed() {
        var person = server.newPerson();
        var pair = Pair.of(person.refresh(person.refresh()));
        assertThat(person.statusWith(pair.access())).isEqualTo(200);
        person.refresh(person.refresh()).expect(401).lacks(pair.refresh());
        expectDead(person, pair, new Pair(person.access(), person.refresh()));
    }

    @Test
    void anOldTokenEndsTheLoginOnceTheNewRefreshTokenWasUsed() {
        var person = server.newPerson();
        var second = Pair.of(person.refresh(person.refresh()));
        var third = Pair.of(person.refresh(second.refresh()));
        person.refresh(person.refresh()).expect(401);
        expectDead(person, second, third);
    }

    @Test
    void aRefreshTokenHoldsThirtyDaysFromItsOwnMaking() {
        var person = server.newPerson();
        server.clock().advance(Duration.ofDays(29));
        var pair = Pair.of(person.refresh(person.refresh()));
        server.clock().advance(Duration.ofDays(29));
        var next = Pair.of(person.refresh(pair.refresh()));
        server.clock().advance(Duration.ofDays(31));
        person.refresh(next.refresh()).expect(401);
    }

    /** Whichever comes first: one of the two pairs lives and the person stays signed in. */
    @RepeatedTest(5)
    void ofTwoRefreshesAtOnceOnePairLives() throws Exception {
        var person = server.newPerson();
        Callable<Pair> refresh = () -> Pair.of(person.refresh(person.refresh()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pairs = threads.invokeAll(List.of(refresh, refresh)).stream()
                    .map(done -> done.resultNow())
                    .toList();
            var statuses =
                    pairs.stream().map(pair -> person.statusWith(pair.access())).toList();
            assertThat(statuses).containsExactlyInAnyOrder(200, 401);
            person.refresh(pairs.get(statuses.indexOf(200)).refresh()).expect(201);
        }
    }

    /** Either the use comes first and the repetition is a reuse, or the repetition does and the used pair is dead. */
    @RepeatedTest(5)
    void aRepetitionAgainstTheFirstUseOfTheNewPair() throws Exception {
        var person = server.newPerson();
        var pair = Pair.of(person.refresh(person.refresh()));
        Callable<Integer> use = () -> person.statusWith(pair.access());
        Callable<Integer> repeat = () -> person.refresh(person.refresh()).status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(List.of(use, repeat)).stream()
                    .map(done -> done.resultNow())
                    .toList();
            assertThat(statuses).isIn(List.of(200, 401), List.of(401, 201));
        }
    }

    @RepeatedTest(5)
    void signingOutAgainstARefreshLeavesNoTokenAlive() throws Exception {
        var person = server.newPerson();
        Callable<Reply> signOut =
                () -> person.client().post("/v1/auth/sign-out", "").expect(201);
        Callable<Reply> refresh = () -> person.refresh(person.refresh());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = threads.invokeAll(List.of(signOut, refresh));
            var refreshed = replies.get(1).resultNow();
            if (refreshed.status() == 201) {
                expectDead(person, Pair.of(refreshed));
            }
            expectDead(person, new Pair(person.access(), person.refresh()));
        }
    }
}
