package app.nowatch.platform.http;

import app.nowatch.platform.Problem;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.ByteRange;
import org.eclipse.jetty.http.HttpDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A file to download whose bytes never change, as a client may resume it (RFC 9110, sections 8, 13 and 14): conditional, whole
 * or one range of it. A request for several ranges is answered with the whole. Never compressed, since ranges count plain bytes.
 *
 * @param name under which it may be saved, without quotation marks and control characters
 * @param mediaType of the whole
 * @param sha256 of the whole, in hex
 * @param size in bytes
 * @param personal whether nobody may keep it on the way, not even the client's own cache
 */
public record Download(String name, String mediaType, String sha256, Instant modified, long size, boolean personal) {
    private static final int BUFFER = 32 * 1024;
    private static final String UNIT = "bytes=";
    /** RFC 9110, section 5.6.7: the day has two digits always. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public Download {
        // What HTTP can say of a time.
        modified = modified.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The bytes from an offset to the end. */
    @FunctionalInterface
    public interface Bytes {
        InputStream from(long offset);
    }

    /**
     * Answers a GET or a HEAD.
     *
     * @throws Problem.Outdated when the client wants another file than this
     * @throws Problem.OutOfRange when it wants bytes that are not there
     */
    public void send(Context context, Bytes bytes) throws IOException {
        checkConditions(context);
        context.header("Last-Modified", DATE.format(modified));
        boolean known = isKnown(context);
        context.header("Cache-Control", personal ? "no-store" : "private, no-cache");
        if (known) {
            return;
        }
        var range = range(context);
        describe(context);
        range.ifPresent(
                part -> context.status(HttpStatus.PARTIAL_CONTENT).header("Content-Range", part.toHeaderValue(size)));
        var part = range.orElse(new ByteRange(0, size - 1));
        context.res().setContentLengthLong(part.getLength());
        if (!isHead(context)) {
            copy(bytes, part, context);
        }
    }

    private static boolean isHead(Context context) {
        return context.req().getMethod().equals("HEAD");
    }

    private String tag() {
        return '"' + sha256 + '"';
    }

    private void checkConditions(Context context) {
        var match = context.header("If-Match");
        var since = date(context.header("If-Unmodified-Since"));
        boolean fails = match == null
                ? since.isPresent() && modified.isAfter(since.get())
                : !EntityTags.isMatched(tag(), match);
        if (fails) {
            throw new Problem.Outdated("it is not the file that the request speaks of");
        }
    }

    private boolean isKnown(Context context) {
        if (context.header("If-None-Match") != null) {
            return Answer.isKnown(context, tag());
        }
        context.header("ETag", tag());
        var since = date(context.header("If-Modified-Since"));
        if (since.isEmpty() || modified.isAfter(since.get())) {
            return false;
        }
        context.status(HttpStatus.NOT_MODIFIED);
        return true;
    }

    /** A date as HTTP writes it; any other counts as not sent. */
    private static Optional<Instant> date(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(HttpDateTime::parse).map(time -> time.toInstant());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The one range that is asked for and may be answered; empty: the whole. */
    private Optional<ByteRange> range(Context context) {
        var header = context.header("Range");
        if (header == null || isHead(context) || !isInBytes(header) || !isStillTheSame(context.header("If-Range"))) {
            return Optional.empty();
        }
        var ranges = ByteRange.parse(List.of(UNIT + header.substring(UNIT.length())), size);
        if (ranges.isEmpty()) {
            context.header("Content-Range", ByteRange.toNonSatisfiableHeaderValue(size));
            throw new Problem.OutOfRange("range: there are " + size + " bytes");
        }
        return ranges.size() == 1 ? Optional.of(ranges.getFirst()) : Optional.empty();
    }

    private static boolean isInBytes(String range) {
        return range.regionMatches(true, 0, UNIT, 0, UNIT.length());
    }

    /** Whether what the client has begins this file; where it cannot be told, it gets the whole. */
    private boolean isStillTheSame(@Nullable String ifRange) {
        return ifRange == null
                || ifRange.strip().equals(tag())
                || date(ifRange).map(modified::equals).orElse(false);
    }

    private void describe(Context context) {
        var digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        context.disableCompression()
                .contentType(mediaType)
                .header("Accept-Ranges", "bytes")
                .header("Repr-Digest", "sha-256=:" + digest + ":")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    @SuppressWarnings("ThreadPriorityCheck")
    private static void copy(Bytes bytes, ByteRange part, Context context) throws IOException {
        try (var in = bytes.from(part.first())) {
            var out = context.outputStream();
            byte[] buffer = new byte[BUFFER];
            long left = part.getLength();
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IllegalStateException("a file is shorter than it should be");
                }
                out.write(buffer, 0, read);
                left -= read;
                // A client that keeps up makes nothing here wait, and a virtual thread gives way to no other by itself:
                // requests that have hardly begun would stand in line for whole downloads.
                Thread.yield();
            }
        }
    }
}
