package app.nowatch.telemetry;

import app.nowatch.platform.MemoryBudget;
import java.io.InputStream;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes requests from their bytes to the disk. */
final class Intake {
    private final Body body;
    private final MemoryBudget memory;
    private final Supplier<Sieve> maker;
    private final Writer writer;
    private volatile @Nullable Sieve sieve;

    /** @param sieve makes one when the first request comes: its libraries take their time to load, and a start need not wait */
    Intake(Body body, MemoryBudget memory, Supplier<Sieve> sieve, Writer writer) {
        this.body = body;
        this.memory = memory;
        this.maker = sieve;
        this.writer = writer;
    }

    /** Keeps what can be kept, and answers with the bytes of OTLP's answer; what is counted there as kept is on disk then. */
    byte[] take(Signal signal, UUID userId, Form form, String encoding, InputStream sent) {
        // The writer gives it back when it has taken the batch.
        var lease = memory.lease();
        boolean handedOver = false;
        try {
            var sifted = sieve().sift(signal, form, body.read(sent, encoding, lease), userId, lease);
            if (sifted.batch().count() > 0) {
                handedOver = true;
                writer.write(sifted.batch());
            }
            return sifted.answer().toByteArray();
        } finally {
            if (!handedOver) {
                lease.close();
            }
        }
    }

    private Sieve sieve() {
        var made = sieve;
        if (made == null) {
            // Two at once make two that are alike.
            made = maker.get();
            sieve = made;
        }
        return made;
    }
}
