package app.nowatch.measurement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** The rules of a row once more, written the plain way, to hold the fast parser against. */
final class PlainReader {
    private PlainReader() {}

    static void read(SeriesType type, String line, Map<Long, String> into) {
        var fields = line.replace("\"", "").split(",", -1);
        if (fields.length < 2 || !fields[0].matches("\\d{10}")) {
            return;
        }
        int quality = fields.length < 3 ? 4 : Integer.parseInt(fields[2]);
        if (quality > 4 || !fields[1].matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?")) {
            return;
        }
        var value = new BigDecimal(fields[1]);
        if (type.form() == ValueForm.WHOLE && value.stripTrailingZeros().scale() > 0) {
            return;
        }
        int scaled = value.multiply(BigDecimal.valueOf(type.form().scale()))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
        if (scaled >= type.least(quality) && scaled <= type.most()) {
            into.put(Long.parseLong(fields[0]), scaled + "/" + quality);
        }
    }
}
