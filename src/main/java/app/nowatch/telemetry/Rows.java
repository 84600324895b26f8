package app.nowatch.telemetry;

import app.nowatch.platform.MemoryBudget;
import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.time.Instant;
import java.util.UUID;

/** Rows of a table in PostgreSQL's binary form of COPY, without its head and end: whoever writes them only moves bytes. */
final class Rows {
    private static final long NANOS = 1_000;
    private static final long MICROS = 1_000_000;
    /** PostgreSQL counts from the year 2000. */
    private static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond() * MICROS;

    private static final int SOURCE_COLUMNS = 4;
    private static final int ITEM_COLUMNS = 13;
    private static final int NULL = -1;

    private final Bytes bytes;
    private final JsonText json;
    private final UUID userId;
    private final long received;
    private int count;

    Rows(MemoryBudget.Lease lease, DenyList deny, UUID userId, Instant received) {
        bytes = new Bytes(lease);
        json = new JsonText(bytes, deny);
        this.userId = userId;
        this.received = Bounds.nanos(received);
    }

    Bytes bytes() {
        return bytes;
    }

    int count() {
        return count;
    }

    /** A row of {@code telemetry_source}; the messages are members of its document, by their names. */
    void source(UUID id, SourceText document) {
        count++;
        bytes.putShort(SOURCE_COLUMNS);
        uuid(id);
        time(received);
        uuid(userId);
        int place = beginText();
        document.write(bytes, json);
        endText(place);
    }

    /** A row of an item's table. */
    void item(UUID id, UUID source, String service, String firmware, Facts facts, MessageLite item, Shape shape) {
        count++;
        bytes.putShort(ITEM_COLUMNS);
        uuid(id);
        time(received);
        time(facts.nanos() == 0 ? received : facts.nanos());
        uuid(userId);
        uuid(source);
        text(service);
        text(Attributes.shortened(facts.name()));
        if (facts.severity() < 0) {
            bytes.putInt(NULL);
        } else {
            bytes.putInt(Short.BYTES);
            bytes.putShort(facts.severity());
        }
        id(facts.traceId());
        id(facts.spanId());
        optional(facts.firmware().isEmpty() ? firmware : facts.firmware());
        optional(facts.exception());
        int place = beginText();
        json.write(item, shape);
        endText(place);
    }

    private void uuid(UUID id) {
        bytes.putInt(2 * Long.BYTES);
        bytes.putLong(id.getMostSignificantBits());
        bytes.putLong(id.getLeastSignificantBits());
    }

    private void time(long nanos) {
        bytes.putInt(Long.BYTES);
        bytes.putLong(nanos / NANOS - EPOCH);
    }

    private void text(String text) {
        var utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        bytes.putInt(utf8.length);
        bytes.put(utf8);
    }

    private void optional(String text) {
        if (text.isEmpty()) {
            bytes.putInt(NULL);
        } else {
            text(text);
        }
    }

    private void id(ByteString id) {
        if (id.isEmpty()) {
            bytes.putInt(NULL);
        } else {
            bytes.putInt(id.size());
            bytes.put(id.toByteArray());
        }
    }

    private int beginText() {
        int place = bytes.length();
        bytes.putInt(0);
        return place;
    }

    private void endText(int place) {
        bytes.setInt(place, bytes.length() - place - Integer.BYTES);
    }
}
