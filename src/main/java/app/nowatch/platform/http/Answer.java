package app.nowatch.platform.http;

import app.nowatch.platform.json.Json;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.function.Consumer;
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

    /**
     * Names what is to be answered; where the client says that it has it already, the answer is 304, and that is all. The client
     * alone may keep it, and asks each time: what one may see can end.
     */
    public static boolean isKnown(Context context, String tag) {
        context.header("ETag", tag);
        context.header("Cache-Control", "private, no-cache");
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

    /** 204: there is nothing to answer. */
    public static void noContent(Context context) {
        empty(context, HttpStatus.NO_CONTENT);
    }

    /** Nothing has no type either; the library would name one. */
    private static void empty(Context context, HttpStatus status) {
        context.status(status).res().setContentType(null);
    }

    /** 200 with a JSON array, written while the values are fetched: as many as there are, in little memory. */
    public static void array(Context context, Stream<?> values) {
        try (values) {
            array(context, array -> values.forEachOrdered(array::add));
        }
    }

    /** 200 with the JSON array that is filled while it is written. */
    public static void array(Context context, Consumer<JsonArray> filling) {
        var array = new JsonArray(
                context.status(HttpStatus.OK).contentType("application/json").outputStream());
        filling.accept(array);
        array.end();
    }

    private static void bytes(Context context, HttpStatus status, byte[] json) {
        context.status(status).contentType("application/json").result(json);
    }
}
