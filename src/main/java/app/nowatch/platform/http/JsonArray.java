package app.nowatch.platform.http;

import app.nowatch.platform.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A JSON array that is written while its values come: as many as there are, in little memory. */
public final class JsonArray {
    private final OutputStream out;
    private char separator = '[';

    JsonArray(OutputStream out) {
        this.out = out;
    }

    /** Writes one more value. */
    public void add(Object value) {
        byte[] json = Json.write(value);
        try {
            out.write(separator);
            out.write(json);
            separator = ',';
        } catch (IOException e) {
            throw gone(e);
        }
    }

    void end() {
        try {
            if (separator == '[') {
                out.write(separator);
            }
            out.write(']');
        } catch (IOException e) {
            throw gone(e);
        }
    }

    private static UncheckedIOException gone(IOException e) {
        return new UncheckedIOException("the client is gone", e);
    }
}
