package app.nowatch.telemetry;

import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.List;

/** The attributes that are columns, by their names in OpenTelemetry's conventions; those on the deny list have no value. */
final class Attributes {
    /** Ours, in characters of Unicode: more of it stands in the document. */
    private static final int LONGEST = 200;

    private static final String SERVICE = "service.name";
    private static final String FIRMWARE = "device.firmware.version";
    private static final String EXCEPTION = "exception.type";

    private final boolean service;
    private final boolean firmware;
    private final boolean exception;

    Attributes(DenyList deny) {
        service = !deny.has(SERVICE);
        firmware = !deny.has(FIRMWARE);
        exception = !deny.has(EXCEPTION);
    }

    String service(List<KeyValue> attributes) {
        return service ? text(attributes, SERVICE) : "";
    }

    String firmware(List<KeyValue> attributes) {
        return firmware ? text(attributes, FIRMWARE) : "";
    }

    String exception(List<KeyValue> attributes) {
        return exception ? text(attributes, EXCEPTION) : "";
    }

    private static String text(List<KeyValue> attributes, String key) {
        for (int i = 0; i < attributes.size(); i++) {
            var attribute = attributes.get(i);
            if (attribute.getKey().equals(key)) {
                return shortened(attribute.getValue().getStringValue());
            }
        }
        return "";
    }

    /** As a column can hold it: not too long, and without the character that PostgreSQL does not have. */
    static String shortened(String text) {
        boolean fits = text.length() <= LONGEST || text.codePointCount(0, text.length()) <= LONGEST;
        var kept = fits ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST));
        return kept.indexOf('\0') < 0 ? kept : kept.replace('\0', '\uFFFD');
    }
}
