package app.nowatch.telemetry;

import app.nowatch.limits.Limit;
import app.nowatch.limits.Limits;
import app.nowatch.platform.MemoryBudget;
import app.nowatch.platform.PersonalShare;
import java.io.InputStream;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes requests from their bytes to the disk. */
final class Intake {
    /** Of one person: whoever sends slowly holds memory for long. */
    private static final int MOST_AT_ONCE = 4;

    private final Body body;
    private final MemoryBudget memory;
    private final Supplier<Sieve> maker;
    private final Writer writer;
    private final Limits limits;
    private final PersonalShare share =
            new PersonalShare(MOST_AT_ONCE, "too many requests of telemetry of this account at once");

    private volatile @Nullable Sieve sieve;

    /** @param sieve makes one when the first request comes: its libraries take their time to load, and a start need not wait */
    Intake(Body body, MemoryBudget memory, Supplier<Sieve> sieve, Writer writer, Limits limits) {
        this.body = body;
        this.memory = memory;
        this.maker = sieve;
        this.writer = writer;
        this.limits = limits;
    }

    /** Keeps what can be kept, and answers with the bytes of OTLP's answer; what is counted there as kept is on disk then. */
    byte[] take(Signal signal, UUID userId, Form form, String encoding, InputStream sent) {
        return share.run(userId, () -> taken(signal, userId, form, encoding, sent));
    }

    private byte[] taken(Signal signal, UUID userId, Form form, String encoding, InputStream sent) {
        // The writer gives it back when it has the batch; closing it twice does no harm.
        var lease = memory.lease();
        boolean handedOver = false;
        try {
            var sifted = sieve().sift(signal, form, read(userId, encoding, sent, lease), userId, lease);
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

    private byte[] read(UUID userId, String encoding, InputStream sent, MemoryBudget.Lease lease) {
        // While it comes: what is no whole body in the end has cost as much.
        var bytes = body.read(sent, encoding, lease, () -> limits.take(Limit.TELEMETRY_VOLUME, userId.toString()));
        lease.shrinkTo(bytes.length);
        return bytes;
    }
}
