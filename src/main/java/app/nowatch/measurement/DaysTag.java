package app.nowatch.measurement;

import app.nowatch.platform.security.Sha256;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** The fingerprint of an answer, made of the index alone: a client that has it need not be sent the days again. */
final class DaysTag {
    private static final int BYTES_A_DAY = 4 + 4 + 8 + 8 + 8;
    private static final int BYTES = 16;

    private DaysTag() {}

    /** An entity tag; weak, since the answer may go out compressed. It differs with the start of what may be seen. */
    static String of(SeriesType type, Instant visibleSince, List<StoredDay> days) {
        var bytes = ByteBuffer.allocate(16 + days.size() * BYTES_A_DAY)
                .putInt(type.code())
                .putLong(visibleSince.getEpochSecond())
                .putInt(visibleSince.getNano());
        for (var day : days) {
            bytes.putInt(day.day())
                    .putInt(day.revision())
                    .putLong(day.hash())
                    .putLong(day.created().toEpochMilli())
                    .putLong(day.updated().toEpochMilli());
        }
        return "W/\"" + HexFormat.of().formatHex(Sha256.of(bytes.array()), 0, BYTES) + "\"";
    }
}
