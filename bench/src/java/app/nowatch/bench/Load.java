package app.nowatch.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;

/** Clients that work at once, each in its own thread, each with the next operation as soon as the last is done. */
final class Load {
    private Load() {}

    /** One client. */
    interface Client extends AutoCloseable {
        void operate() throws IOException, SQLException;

        @Override
        void close() throws IOException, SQLException;
    }

    /** Makes the client of a number, counted from 0. */
    interface Clients {
        Client create(int number) throws IOException, SQLException;
    }

    /** One operation over a connection. */
    interface Exchange {
        void over(HttpConnection connection) throws IOException;
    }

    /** Clients that all do the same over connections of their own. */
    static Clients overHttp(int port, Exchange exchange) {
        return number -> overHttp(new HttpConnection(port), exchange);
    }

    /** A client on a connection, which it closes. */
    static Client overHttp(HttpConnection connection, Exchange exchange) {
        return new Client() {
            @Override
            public void operate() throws IOException {
                exchange.over(connection);
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    /** Each client goes on for so long. */
    static Run during(Duration time, int count, Clients clients) throws IOException, SQLException {
        long until = System.nanoTime() + time.toNanos();
        return run(count, clients, done -> System.nanoTime() < until);
    }

    /** Each client does so many operations. */
    static Run times(int each, int count, Clients clients) throws IOException, SQLException {
        return run(count, clients, done -> done < each);
    }

    private static Run run(int count, Clients clients, IntPredicate goesOn) throws IOException, SQLException {
        var open = new ArrayList<Client>();
        try {
            for (int i = 0; i < count; i++) {
                open.add(clients.create(i));
            }
            return run(open, goesOn);
        } finally {
            for (var client : open) {
                client.close();
            }
        }
    }

    private static Run run(List<Client> clients, IntPredicate goesOn) throws IOException {
        var work = clients.stream()
                .<Callable<long[]>>map(client -> () -> operate(client, goesOn))
                .toList();
        try (var threads = Executors.newFixedThreadPool(clients.size())) {
            long start = System.nanoTime();
            var times = new ArrayList<long[]>();
            for (var result : threads.invokeAll(work)) {
                times.add(result.get());
            }
            double seconds = Run.seconds(System.nanoTime() - start);
            return new Run(seconds, times.stream().flatMapToLong(Arrays::stream).toArray());
        } catch (ExecutionException e) {
            throw new IOException("a client failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static long[] operate(Client client, IntPredicate goesOn) throws IOException, SQLException {
        var nanos = new long[1 << 10];
        int done = 0;
        while (goesOn.test(done)) {
            if (done == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * done);
            }
            long start = System.nanoTime();
            client.operate();
            nanos[done++] = System.nanoTime() - start;
        }
        return Arrays.copyOf(nanos, done);
    }
}
