package app.nowatch.measurement;

import app.nowatch.platform.Problem;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * The form of an upload, read while it comes: the file goes to disk, the type, which may come after it, is remembered,
 * and anything else is let go.
 */
final class UploadFormRoutes implements MultiPart.Parser.Listener {
    private static final int BUFFER = 32 * 1024;
    /** For what stands in the form around the file. */
    private static final int OVERHEAD = 64 * 1024;

    private static final int LONGEST_TYPE = 64;
    private static final int MOST_PARTS = 20;
    private static final int LONGEST_HEADERS = 8 * 1024;

    private final MultiPart.Parser parser;
    private final SpooledFile file;
    private final long mostBytes;
    private final StringBuilder type = new StringBuilder();
    private final byte[] copy = new byte[BUFFER];
    private String part = "";
    private boolean hasFile;
    private boolean complete;
    private boolean malformed;
    /** What went wrong when writing: the parser swallows what its listener throws. */
    private @Nullable Problem unwritten;

    UploadFormRoutes(String boundary, SpooledFile file, long mostBytes) {
        this.file = file;
        this.mostBytes = mostBytes;
        parser = new MultiPart.Parser(boundary, this);
        parser.setMaxParts(MOST_PARTS);
        parser.setPartHeadersMaxLength(LONGEST_HEADERS);
    }

    boolean hasFile() {
        return hasFile;
    }

    /** What was sent as type; empty when nothing was. */
    String type() {
        return type.toString();
    }

    /**
     * Reads the whole form and finishes the file.
     *
     * @throws Problem.TooLarge when the file is larger than allowed; the rest is not read and the connection ends
     * @throws Problem.Invalid when it is not a whole form
     */
    void read(Context context) throws IOException {
        if (context.req().getContentLengthLong() > mostBytes + OVERHEAD) {
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
            if (total > mostBytes + OVERHEAD || file.size() > mostBytes) {
                throw tooLarge(context);
            }
        }
        if (!malformed) {
            parser.parse(Content.Chunk.EOF);
        }
        if (malformed || !complete) {
            throw new Problem.Invalid("the form is malformed or incomplete");
        }
        file.finish();
    }

    private static int next(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            // The client went away or fell asleep; whether anybody hears the answer does not matter.
            throw new Problem.Invalid("the form is incomplete");
        }
    }

    private Problem tooLarge(Context context) {
        context.header("Connection", "close");
        return new Problem.TooLarge("file: larger than " + mostBytes + " bytes");
    }

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
        malformed |= part.equals("file") && hasFile;
        hasFile |= part.equals("file");
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
        var content = chunk.getByteBuffer();
        if (part.equals("file")) {
            spool(content);
        } else if (part.equals("type")) {
            type.append(StandardCharsets.ISO_8859_1.decode(content));
            malformed |= type.length() > LONGEST_TYPE;
        }
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

    @Override
    public void onComplete() {
        complete = true;
    }

    @Override
    public void onFailure(Throwable failure) {
        malformed = true;
    }
}
