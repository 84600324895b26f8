package app.nowatch.platform.http;

import app.nowatch.platform.json.Json;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** The forms an answer takes. */
public final class Answer {
    private static final byte[] SUCCESS = Json.write(Map.of("status", "success"));

    private Answer() {}

    /** 200 with the value as JSON. */
    public static void ok(Context context, Object value) {
        bytes(context, HttpStatus.OK, Json.write(value));
    }

    /** 201 with the value as JSON. */
    public static void created(Context context, Object value) {
        bytes(context, HttpStatus.CREATED, Json.write(value));
    }

    /** 200 with the contract's success object. */
    public static void success(Context context) {
        bytes(context, HttpStatus.OK, SUCCESS);
    }

    /** 201 with the contract's success object. */
    public static void createdSuccess(Context context) {
        bytes(context, HttpStatus.CREATED, SUCCESS);
    }

    /** Names what is to be answered; where the client says that it has it already, the answer is 304, and that is all. */
    public static boolean isKnown(Context context, String tag) {
        context.header("ETag", tag);
        var known = context.header("If-None-Match");
        if (known == null || !EntityTags.isNamed(tag, known)) {
            return false;
        }
        empty(context, HttpStatus.NOT_MODIFIED);
        return true;
    }

    /** 200 without a body. */
    public static void nothing(Context context) {
        empty(context, HttpStatus.OK);
    }

    /** 201 without a body. */
    public static void createdNothing(Context context) {
        empty(context, HttpStatus.CREATED);
    }

    /** Nothing has no type either; the library would name one. */
    private static void empty(Context context, HttpStatus status) {
        context.status(status).res().setContentType(null);
    }

    /** 200 with a JSON array, written while the values are fetched: as many as there are, in little memory. */
    public static void array(Context context, Stream<?> values) {
        var json = context.status(HttpStatus.OK).contentType("application/json").outputStream();
        try (values) {
            var separator = '[';
            for (var each = values.iterator(); each.hasNext(); separator = ',') {
                json.write(separator);
                json.write(Json.write(each.next()));
            }
            json.write((separator == '[' ? "[]" : "]").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("the client is gone", e);
        }
    }

    private static void bytes(Context context, HttpStatus status, byte[] json) {
        context.status(status).contentType("application/json").result(json);
    }
}
