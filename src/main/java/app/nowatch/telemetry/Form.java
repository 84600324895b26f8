package app.nowatch.telemetry;

import app.nowatch.platform.Problem;
import java.util.Locale;

/** The two forms that OTLP/HTTP has. */
enum Form {
    PROTOBUF("application/x-protobuf"),
    JSON("application/json");

    private final String mediaType;

    Form(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /**
     * By the value of {@code Content-Type}; parameters make no difference.
     *
     * @throws Problem.UnsupportedMedia when it is neither
     */
    static Form of(String contentType) {
        var sent = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        for (var form : values()) {
            if (form.mediaType.equals(sent)) {
                return form;
            }
        }
        throw new Problem.UnsupportedMedia("content-type: must be application/x-protobuf or application/json");
    }
}
