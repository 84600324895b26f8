package app.nowatch.telemetry;

import app.nowatch.platform.Ids;
import app.nowatch.platform.MemoryBudget;
import app.nowatch.platform.Problem;
import com.google.protobuf.ByteString;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.time.Clock;
import java.util.UUID;

/** Makes rows of a body: what is wrong is left out and counted, what nobody wants is dropped. */
final class Sieve {
    private final DenyList deny;
    private final Attributes attributes;
    private final boolean forwards;
    private final Ids ids;
    private final Clock clock;

    /** @param forwards whether what is kept is also wanted as protobuf */
    Sieve(DenyList deny, boolean forwards, Ids ids, Clock clock) {
        this.deny = deny;
        this.attributes = new Attributes(deny);
        this.forwards = forwards;
        this.ids = ids;
        this.clock = clock;
    }

    /** What became of a body. */
    record Sifted(Batch batch, ByteString answer) {}

    /**
     * Reads and sifts.
     *
     * @param lease takes the memory of all that is made
     * @throws Problem.Invalid when the body is not a message of this signal
     * @throws Problem.TooLarge when it has too many values
     */
    Sifted sift(Signal signal, Form form, byte[] body, UUID userId, MemoryBudget.Lease lease) {
        var otlp = Otlp.of(signal);
        var request = form == Form.JSON ? json(otlp, body, lease) : protobuf(otlp, body, lease);
        var now = clock.instant();
        var sifting = new Sifting(otlp, attributes, new Batch.Owner(userId, now), deny, new IdRun(ids), lease);
        otlp.items().walk(request, sifting);
        var answer = otlp.items().response(sifting.refusals());
        var told = form == Form.JSON ? json(otlp, answer, lease) : answer.toByteString();
        return new Sifted(sifting.batch(forwarded(otlp, request, sifting, lease)), told);
    }

    private static Message protobuf(Otlp otlp, byte[] body, MemoryBudget.Lease lease) {
        lease.reserve(Weight.of(body, otlp.request()) + body.length);
        try {
            return otlp.parser().parseFrom(body);
        } catch (InvalidProtocolBufferException e) {
            throw new Problem.Invalid("body: is not the protobuf message that is taken here");
        }
    }

    private static Message json(Otlp otlp, byte[] body, MemoryBudget.Lease lease) {
        var message = otlp.items().builder();
        OtlpJson.read(body, message, lease);
        return message.build();
    }

    private byte[] forwarded(Otlp otlp, Message request, Sifting sifting, MemoryBudget.Lease lease) {
        if (!forwards || sifting.isEmpty()) {
            return Batch.NOTHING;
        }
        // Whatever became rows: a resource without items has none, and may have what nobody wants all the same.
        var clean = Cleaned.of(otlp.items().without(request, sifting.refused()), deny);
        lease.reserve(2L * clean.getSerializedSize());
        return Gzip.of(clean.toByteArray());
    }

    private ByteString json(Otlp otlp, Message answer, MemoryBudget.Lease lease) {
        var bytes = new Bytes(lease);
        new JsonText(bytes, deny).write(answer, otlp.response());
        return ByteString.copyFrom(bytes.buffer(), 0, bytes.length());
    }

    /** The items of a signal with their shapes; made when the first request comes, since a start need not wait for them. */
    record Otlp(
            Items items,
            Shape request,
            Shape response,
            Shape item,
            com.google.protobuf.Parser<? extends Message> parser) {
        private static final Otlp SPANS = of(new Spans());
        private static final Otlp METRICS = of(new Metrics());
        private static final Otlp LOGS = of(new LogRecords());

        private static Otlp of(Items items) {
            return new Otlp(
                    items,
                    Shape.of(items.builder().getDescriptorForType()),
                    Shape.of(items.response(new Refusals()).getDescriptorForType()),
                    Shape.of(items.example().getDescriptorForType()),
                    DiscardUnknownFieldsParser.wrap(items.parser()));
        }

        static Otlp of(Signal signal) {
            return switch (signal) {
                case SPAN -> SPANS;
                case METRIC -> METRICS;
                case LOG -> LOGS;
            };
        }
    }
}
