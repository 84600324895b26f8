package app.nowatch.changes;

import static app.nowatch.journal.ItemJson.with;
import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Someone;
import app.nowatch.TestServer;
import app.nowatch.journal.Diary;
import app.nowatch.journal.JournalKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever follows the changes while several devices write, and their transactions end in an order other than the one in which
 * they began, ends with exactly what the lists show.
 */
class FollowerTest {
    private static final int WRITERS = 4;
    /** More where slow tests run, too. */
    private static final int ROUNDS = System.getProperty("slow.excluded", "").isEmpty() ? 50 : 8;

    private static final long MIDNIGHT = 1_717_200_000L;
    private static final List<JournalKind> KINDS =
            List.of(JournalKind.SESSION, JournalKind.INTENTION, JournalKind.CHECKIN, JournalKind.DAY_FEEDBACK);

    static LongStream seeds() {
        return LongStream.of(1, System.nanoTime());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsMissed(long seed) throws Exception {
        try (var server = TestServer.start();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var person = Someone.insert(server);
            var follower = new Follower(person);
            var told = new ArrayList<String>();
            var writers = start(threads, person, seed);
            while (!writers.stream().allMatch(Future::isDone)) {
                told.addAll(follower.page());
            }
            for (var writer : writers) {
                writer.get();
            }
            told.addAll(follower.catchUp());
            var there = there(person);
            assertThat(follower.things()).isEqualTo(there).hasSizeGreaterThan(20);
            assertThat(told).hasSizeGreaterThanOrEqualTo(there.size());
            var late = new Follower(person);
            late.catchUp();
            assertThat(late.things()).isEqualTo(there);
        }
    }

    private static List<Future<?>> start(ExecutorService threads, Someone person, long seed) {
        var writers = new ArrayList<Future<?>>();
        for (int i = 0; i < WRITERS; i++) {
            int number = i;
            writers.add(threads.submit(() -> write(person, number, new Random(seed + number))));
        }
        return writers;
    }

    private static void write(Someone person, int writer, Random random) {
        var diary = new Diary(person, KINDS.get(writer));
        var kind = diary.kind();
        var ids = new ArrayList<String>();
        for (int round = 0; round < ROUNDS; round++) {
            int first = round * 3;
            var items = List.of(kind.item(first), kind.item(first + 1), kind.item(first + 2));
            ids.addAll(diary.write(items.subList(0, 1 + random.nextInt(3))));
            if (kind == JournalKind.DAY_FEEDBACK) {
                diary.writeOne(with(kind.item(first), "value", "1"));
                person.upload("%d,%d,4\n".formatted(MIDNIGHT + 86_400L * random.nextInt(5) + round, 60 + writer));
            } else {
                diary.put(ids.get(random.nextInt(ids.size())), kind.item(1_000 + round))
                        .expect(200);
            }
            if (random.nextInt(3) == 0) {
                diary.delete(ids.remove(random.nextInt(ids.size()))).expect(200);
            }
        }
    }

    /** All that the lists show, each as {@code KIND id}. */
    private static Set<String> there(Someone person) {
        var there = new HashSet<String>();
        for (var kind : KINDS) {
            new Diary(person, kind).allIds().forEach(id -> there.add(kind.inChanges() + " " + id));
        }
        // The list of sessions has the intentions, too.
        for (var day : person.readOf(person).expect(200).json()) {
            there.add("MEASUREMENT HEART_RATE/" + day.get("day").stringValue().substring(0, 10));
        }
        return there;
    }
}
