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
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Some people on one server, and what they do at the same moment. */
record Crowd(TestServer server, List<Someone> people) implements AutoCloseable {
    /** Every ordered two of them, or every pair, are a round: more of them where slow tests run, too. */
    private static final int PEOPLE = System.getProperty("slow.excluded", "").isEmpty() ? 6 : 4;

    /** How many rounds a race has. */
    static int rounds() {
        return PEOPLE * (PEOPLE - 1) / 2;
    }

    static Crowd gather() {
        var server = TestServer.start();
        return new Crowd(
                server,
                Stream.generate(() -> Someone.insert(server)).limit(PEOPLE).toList());
    }

    /** Somebody besides, who may leave. */
    Someone newcomer() {
        return Someone.insert(server);
    }

    void everyPair(BiConsumer<Someone, Someone> round) {
        for (var one : people) {
            for (var other : people) {
                if (!one.equals(other)) {
                    round.accept(one, other);
                }
            }
        }
    }

    /** As {@link #everyPair}, but each two of them once. */
    void everyTwo(BiConsumer<Someone, Someone> round) {
        for (int i = 0; i < PEOPLE; i++) {
            for (int j = i + 1; j < PEOPLE; j++) {
                round.accept(people.get(i), people.get(j));
            }
        }
    }

    /** How many rows a table has. */
    int rows(String table) {
        return Integer.parseInt(server.database().queryOne("SELECT count(*) FROM " + table));
    }

    /** Lets calls go at the same moment, and answers their statuses in the order given. */
    @SafeVarargs
    static List<Integer> atOnce(Callable<Reply>... calls) {
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

    /** How many entries of somebody's list have a text in them. */
    static int count(Someone person, String path, String needle) {
        int count = 0;
        for (var entry : person.client().get(path).expect(200).json()) {
            if (entry.toString().contains(needle)) {
                count++;
            }
        }
        return count;
    }

    /** Owner, viewer and the read agree on whether there is one share or none. */
    static void assertShares(Someone owner, Someone viewer, int shares) {
        assertThat(count(owner, "/v1/sharing", viewer.id())).isEqualTo(shares);
        assertThat(count(viewer, "/v1/shared", owner.id())).isEqualTo(shares);
        viewer.readOf(owner).expect(shares == 1 ? 200 : 403);
    }

    @Override
    public void close() {
        server.close();
    }
}
