package app.nowatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.nowatch.platform.MemoryBudget;
import app.nowatch.platform.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTest {
    private static final int MOST = 1 << 20;

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger begun = new AtomicInteger();
    private final MemoryBudget memory = new MemoryBudget(8 * MOST, "used up");
    private final Body body = new Body(MOST, nanos::get);

    private byte[] read(InputStream sent, String encoding) {
        try (var lease = memory.lease()) {
            return body.read(sent, encoding, lease, begun::incrementAndGet);
        }
    }

    /** A byte with each read, after some time. */
    private InputStream slowly(byte[] bytes, Duration each) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                nanos.addAndGet(each.toNanos());
                return super.read(buffer, offset, Math.min(length, 1));
            }
        };
    }

    @Test
    void whoSendsSlowlyHoldsMemoryForSomeSecondsOnly() {
        assertThat(read(slowly(new byte[10], Duration.ofSeconds(1)), "")).hasSize(10);
        assertThatThrownBy(() -> read(slowly(new byte[100], Duration.ofSeconds(1)), ""))
                .isInstanceOf(Problem.TooSlow.class);
        assertThat(memory.free()).isEqualTo(8 * MOST);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "65536,1", "65537,2", "131072,2", "131073,3", "1048576,16"})
    void whatHasBegunIsCounted(int length, int units) throws IOException {
        read(new ByteArrayInputStream(new byte[length]), "");
        assertThat(begun.getAndSet(0)).isEqualTo(units);
        read(new ByteArrayInputStream(gzip(length)), "gzip");
        assertThat(begun.get()).isEqualTo(units);
    }

    @Test
    void aBombHasCostAllThatWasUnpackedOfIt() throws IOException {
        var bomb = gzip(100 * MOST);
        assertThatThrownBy(() -> read(new ByteArrayInputStream(bomb), "gzip")).isInstanceOf(Problem.TooLarge.class);
        assertThat(begun.get()).isEqualTo(16);
        assertThat(memory.free()).isEqualTo(8 * MOST);
    }

    private static byte[] gzip(int length) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(new byte[length]);
        }
        return out.toByteArray();
    }
}
