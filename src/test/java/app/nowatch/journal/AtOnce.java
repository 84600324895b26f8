package app.nowatch.journal;

import app.nowatch.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Calls that are made at the same moment. */
final class AtOnce {
    private AtOnce() {}

    /** Call 0, 1, 2 …, each of its own thread; answers the replies in their order. */
    static List<Reply> replies(int calls, IntFunction<Reply> call) {
        var start = new CyclicBarrier(calls);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ArrayList<Callable<Reply>>();
            for (int i = 0; i < calls; i++) {
                int number = i;
                waiting.add(() -> {
                    start.await();
                    return call.apply(number);
                });
            }
            var replies = new ArrayList<Reply>();
            for (var done : threads.invokeAll(waiting)) {
                replies.add(done.get());
            }
            return replies;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** The statuses of the replies. */
    static Stream<Integer> statuses(List<Reply> replies) {
        return replies.stream().map(Reply::status);
    }
}
