package app.nowatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import app.nowatch.limits.Limit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much one person may send; while the clock stands no bucket fills again. */
class TelemetryLimitsTest {
    private TestServer server;
    private Someone sender;

    @BeforeEach
    void start() {
        server = TestServer.start();
        sender = Someone.insert(server);
        server.clock().stop();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void requestsAreCounted() {
        for (int i = 0; i < Limit.TELEMETRY.most(); i++) {
            Otlp.send(sender.client(), "logs", new byte[0]).expect(200);
        }
        var refused = Otlp.send(sender.client(), "logs", new byte[0]).expect(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        Otlp.send(Someone.insert(server).client(), "logs", new byte[0]).expect(200);
    }

    /** Four megabytes of nothing are some kilobytes on the line. */
    @Test
    void bytesAreCountedOnceTheyAreUnpacked() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(new byte[4 << 20]);
        }
        for (int i = 0; i < 16; i++) {
            send(out.toByteArray()).expect(400);
        }
        send(out.toByteArray()).expect(429).contains("too many bytes");
    }

    private Reply send(byte[] body) {
        return Otlp.send(sender.client(), "spans", body, "Content-Encoding", "gzip");
    }
}
