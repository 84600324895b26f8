package app.nowatch.platform.http;

import app.nowatch.platform.Problem;
import app.nowatch.platform.config.HttpSettings;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of clients that send or take bytes more slowly than the slowest telephone: each holds one of the places that all
 * requests share. Only time in which the server waits for the client counts. Jetty's own handler for this also counts the
 * server's time, and gives a connection that begins badly no time to recover.
 */
final class SlowClients extends Handler.Wrapper {
    private static final Logger LOG = LoggerFactory.getLogger(SlowClients.class);

    private final HttpSettings settings;

    SlowClients(HttpSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var paced = new PacedRequest(request);
        return super.handle(paced, new PacedResponse(paced, response), callback);
    }

    /** How long one side of an exchange has waited for how many bytes. */
    private final class Pace {
        private final int bytesPerSecond;
        private long waited;
        private long bytes;

        Pace(int bytesPerSecond) {
            this.bytesPerSecond = bytesPerSecond;
        }

        synchronized void add(long moreNanos, long moreBytes) {
            waited += moreNanos;
            bytes += moreBytes;
        }

        /** Nanoseconds that the client may still take until it has moved so many more bytes; negative when it was too slow. */
        synchronized long left(long moreBytes) {
            if (bytesPerSecond == 0) {
                return Long.MAX_VALUE;
            }
            double allowed = (double) (bytes + moreBytes) / bytesPerSecond * TimeUnit.SECONDS.toNanos(1);
            return settings.patience().toNanos() + (long) allowed - waited;
        }
    }

    private final class PacedRequest extends Request.Wrapper {
        private final Pace pace = new Pace(settings.minRequestRate());
        private volatile Content.@Nullable Chunk tooSlow;

        PacedRequest(Request request) {
            super(request);
        }

        @Override
        public Content.@Nullable Chunk read() {
            var failure = tooSlow;
            if (failure != null) {
                return failure;
            }
            var chunk = super.read();
            if (chunk != null) {
                pace.add(0, chunk.remaining());
            }
            return chunk;
        }

        @Override
        public void demand(Runnable callback) {
            if (pace.left(0) < 0) {
                tooSlow = Content.Chunk.from(new Problem.TooSlow("the body comes too slowly"));
                callback.run();
                return;
            }
            long begun = System.nanoTime();
            super.demand(Invocable.from(Invocable.getInvocationType(callback), () -> {
                pace.add(System.nanoTime() - begun, 0);
                callback.run();
            }));
        }
    }

    private final class PacedResponse extends Response.Wrapper {
        private final Pace pace = new Pace(settings.minResponseRate());

        PacedResponse(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, @Nullable ByteBuffer bytes, Callback callback) {
            var write = new Write(bytes == null ? 0 : bytes.remaining(), callback);
            super.write(last, bytes, write);
            write.watch();
        }

        private void cutOff() {
            LOG.debug("a client took its answer too slowly");
            // To whoever writes it looks as if the client had hung up.
            var hangUp = new EofException("the client takes its answer too slowly");
            getRequest().getConnectionMetaData().getConnection().getEndPoint().close(hangUp);
        }

        /** One write. Nearly all of them end at once, in the system's buffer, and need no watching. */
        private final class Write extends Callback.Nested {
            private final long begun = System.nanoTime();
            private final int length;
            private boolean ended;
            private Scheduler.@Nullable Task alarm;

            Write(int length, Callback callback) {
                super(callback);
                this.length = length;
            }

            synchronized void watch() {
                long left = pace.left(length);
                if (!ended && left < Long.MAX_VALUE) {
                    alarm = getRequest()
                            .getComponents()
                            .getScheduler()
                            .schedule(PacedResponse.this::cutOff, Math.max(0, left), TimeUnit.NANOSECONDS);
                }
            }

            private synchronized void end() {
                ended = true;
                pace.add(System.nanoTime() - begun, length);
                if (alarm != null) {
                    alarm.cancel();
                }
            }

            @Override
            public void succeeded() {
                end();
                super.succeeded();
            }

            @Override
            public void failed(Throwable failure) {
                end();
                super.failed(failure);
            }
        }
    }
}
