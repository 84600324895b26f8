package app.nowatch.platform.export;

import app.nowatch.platform.Problem;
import app.nowatch.platform.json.Fields;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** Reads what {@link ExportArray} writes, a record a line, while it comes. */
public final class ImportArray {
    /** Bytes of the longest record: several times that of the longest text anybody may write down. */
    private static final int LONGEST = 1 << 20;

    private static final int BUFFER = 32 * 1024;

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int number;

    private ImportArray(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER);
    }

    /**
     * Hands each record to the reader, which checks it.
     *
     * @throws Problem.Invalid with the line, when it is no such array or the reader says so
     */
    public static void read(InputStream in, Consumer<Fields> reader) throws IOException {
        new ImportArray(in).read(reader);
    }

    private void read(Consumer<Fields> reader) throws IOException {
        next();
        if (!isLine("[]")) {
            require(isLine("["), "must begin a JSON array");
            boolean more = true;
            while (more) {
                next();
                var record = line.toByteArray();
                more = record.length > 0 && record[record.length - 1] == ',';
                check(reader, more ? Arrays.copyOf(record, record.length - 1) : record);
            }
            next();
            require(isLine("]"), "must end the JSON array, or the line before with a comma");
        }
        require(in.read() < 0, "must be the last one");
    }

    private void check(Consumer<Fields> reader, byte[] json) {
        try {
            reader.accept(Fields.ofAnswer(json));
        } catch (Problem.Invalid | Problem.TooLarge e) {
            throw new Problem.Invalid(
                    e.messages().stream().map(message -> place() + message).toList());
        }
    }

    private void next() throws IOException {
        number++;
        line.reset();
        int read = in.read();
        while (read >= 0 && read != '\n') {
            require(line.size() < LONGEST, "must have at most " + LONGEST + " bytes");
            line.write(read);
            read = in.read();
        }
    }

    private boolean isLine(String text) {
        return line.size() == text.length()
                && line.toString(StandardCharsets.ISO_8859_1).equals(text);
    }

    private String place() {
        return "line " + number + ": ";
    }

    private void require(boolean met, String reason) {
        if (!met) {
            throw new Problem.Invalid(place() + reason);
        }
    }
}
