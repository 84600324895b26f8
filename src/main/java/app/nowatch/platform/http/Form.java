package app.nowatch.platform.http;

import app.nowatch.platform.Problem;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * A form with one file and some fields ({@code multipart/form-data}, RFC 7578), in any order, read while it comes: the file
 * goes where the caller wants it, the fields that are asked for are remembered, and anything else is let go.
 */
public final class Form {
    private static final int BUFFER = 32 * 1024;
    /** For what stands in the form around the file. */
    private static final int OVERHEAD = 64 * 1024;

    /** Of a body that is too large, so much is read and dropped. */
    private static final long DROPPED = 8 << 20;

    private static final String FILE = "file";
    private static final int SHORT_FIELD = 1024;
    private static final int MOST_PARTS = 20;
    private static final int LONGEST_HEADERS = 8 * 1024;

    private final MultiPart.Parser parser;
    private final FormFile file;
    private final long mostBytes;
    private final Map<String, ByteArrayOutputStream> fields = new HashMap<>();
    private final Map<String, Integer> longest;
    private final Set<String> seen = new HashSet<>();
    private final byte[] copy = new byte[BUFFER];
    private String part = "";
    private String tooLong = "";
    private boolean hasFile;
    private boolean complete;
    private boolean malformed;
    /** What went wrong when writing: the parser swallows what its listener throws. */
    private @Nullable Problem unwritten;

    private Form(String boundary, FormFile file, long mostBytes, Map<String, Integer> longest) {
        this.file = file;
        this.mostBytes = mostBytes;
        this.longest = Map.copyOf(longest);
        longest.keySet().forEach(field -> fields.put(field, new ByteArrayOutputStream()));
        parser = new MultiPart.Parser(boundary, new Parts());
        parser.setMaxParts(MOST_PARTS);
        parser.setPartHeadersMaxLength(LONGEST_HEADERS);
    }

    /** As {@link #read(Context, FormFile, long, Map)}, of fields of up to 1 KiB each. */
    public static Form read(Context context, FormFile file, long mostBytes, Set<String> fields) throws IOException {
        return read(
                context,
                file,
                mostBytes,
                fields.stream().collect(Collectors.toMap(Function.identity(), field -> SHORT_FIELD)));
    }

    /**
     * Reads the whole form of a request into the file, and finishes it.
     *
     * @param mostBytes the largest {@code file} that is taken
     * @param fields names of the fields that are wanted, and how many bytes each may have
     * @throws Problem.UnsupportedMedia when the body is declared as something else
     * @throws Problem.TooLarge when the file is larger than allowed; the connection ends then
     * @throws Problem.Invalid when it is not a whole form
     */
    public static Form read(Context context, FormFile file, long mostBytes, Map<String, Integer> fields)
            throws IOException {
        var form = new Form(boundary(context), file, mostBytes, fields);
        form.read(context);
        return form;
    }

    private static String boundary(Context context) {
        var contentType = context.header("Content-Type");
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw new Problem.UnsupportedMedia("content-type: must be multipart/form-data");
        }
        var boundary = MultiPart.extractBoundary(contentType);
        if (boundary == null || boundary.isEmpty()) {
            throw new Problem.Invalid("content-type: names no boundary");
        }
        return boundary;
    }

    public boolean hasFile() {
        return hasFile;
    }

    /** What was sent as this field, one of those wanted; empty when nothing was. */
    public String field(String name) {
        return Objects.requireNonNull(fields.get(name), name).toString(StandardCharsets.UTF_8);
    }

    private void read(Context context) throws IOException {
        if (context.req().getContentLengthLong() > mostBytes + overhead()) {
            throw tooLarge(context);
        }
        var body = context.req().getInputStream();
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        int read = 0;
        while (!malformed && (read = next(body, buffer)) >= 0) {
            total += read;
            parser.parse(Content.Chunk.from(ByteBuffer.wrap(buffer, 0, read), false));
            if (unwritten != null) {
                context.header("Connection", "close");
                throw unwritten;
            }
            if (total > mostBytes + overhead() || file.size() > mostBytes) {
                throw tooLarge(context);
            }
        }
        if (!malformed) {
            parser.parse(Content.Chunk.EOF);
        }
        if (!tooLong.isEmpty()) {
            throw new Problem.Invalid(tooLong + ": must be at most " + longest.get(tooLong) + " bytes");
        }
        if (malformed || !complete) {
            throw new Problem.Invalid("the form is malformed or incomplete");
        }
        file.finish();
    }

    /** Most bytes around the file: those of the fields, and what parts them. */
    private long overhead() {
        return OVERHEAD
                + longest.values().stream().mapToLong(Integer::longValue).sum();
    }

    private static int next(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            // The client went away or fell asleep; whether anybody hears the answer does not matter.
            throw new Problem.Invalid("the form is incomplete");
        }
    }

    /**
     * Lets some more of the body come before the answer goes: a client that is still sending when the connection ends may lose the
     * answer, and would not know why.
     */
    private Problem tooLarge(Context context) throws IOException {
        context.header("Connection", "close");
        try {
            context.req().getInputStream().skip(DROPPED);
        } catch (IOException e) {
            // The client has gone: nobody is there to be told.
        }
        return new Problem.TooLarge("file: larger than " + mostBytes + " bytes");
    }

    private void spool(ByteBuffer content) {
        while (content.hasRemaining()) {
            int length = Math.min(copy.length, content.remaining());
            content.get(copy, 0, length);
            try {
                file.write(copy, 0, length);
            } catch (Problem e) {
                unwritten = e;
                return;
            }
        }
    }

    private final class Parts implements MultiPart.Parser.Listener {
        @Override
        public void onPartBegin() {
            part = "";
        }

        @Override
        public void onPartHeader(String name, String value) {
            if (name.toLowerCase(Locale.ROOT).equals("content-disposition")) {
                var parameters = new HashMap<String, String>();
                HttpField.getValueParameters(value, parameters);
                part = parameters.getOrDefault("name", "");
            }
        }

        @Override
        public void onPartHeaders() {
            malformed |= part.equals(FILE) && hasFile;
            hasFile |= part.equals(FILE);
            // A field that comes twice would say two things.
            malformed |= fields.containsKey(part) && !seen.add(part);
        }

        @Override
        public void onPartContent(Content.Chunk chunk) {
            var content = chunk.getByteBuffer();
            var field = fields.get(part);
            if (part.equals(FILE)) {
                spool(content);
            } else if (field != null) {
                if (field.size() + content.remaining() > Objects.requireNonNull(longest.get(part))) {
                    malformed = true;
                    tooLong = part;
                } else {
                    byte[] bytes = new byte[content.remaining()];
                    content.get(bytes);
                    field.writeBytes(bytes);
                }
            }
        }

        @Override
        public void onComplete() {
            complete = true;
        }

        @Override
        public void onFailure(Throwable failure) {
            malformed = true;
        }
    }
}
