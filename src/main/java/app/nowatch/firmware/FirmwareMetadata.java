package app.nowatch.firmware;

import app.nowatch.platform.Problem;
import app.nowatch.platform.json.Fields;
import app.nowatch.platform.json.Json;
import app.nowatch.platform.json.Times;

/** What goes with an image: the statement of whoever signed it, and the signature, as the API writes them. */
record FirmwareMetadata(FirmwareStatement statement, Signed signed) {
    private static final int LONGEST = 1_000;

    /**
     * Reads the fields of an answer of the API, or of what {@code sign} prints; others are ignored.
     *
     * @throws Problem.Invalid when one is missing or wrong
     */
    static FirmwareMetadata read(byte[] json) {
        var fields = Fields.ofObject(json);
        var hardware = fields.text("hardware", 1, LONGEST);
        var version = fields.text("version", 1, LONGEST);
        var minVersion = fields.optionalText("minVersion", 0, LONGEST).orElse("");
        var sha256 = fields.text("sha256", 1, LONGEST);
        double size = fields.number("sizeBytes");
        var signature = fields.text("signature", 1, LONGEST);
        var signedAt = fields.time("signedAt");
        if (size != Math.rint(size)) {
            fields.violation("sizeBytes", "must be a whole number");
        }
        if (!Signed.isSignature(signature)) {
            fields.violation("signature", "must be " + Signed.EXPECTED);
        }
        fields.check();
        try {
            var statement = new FirmwareStatement(hardware, version, sha256, (long) size, minVersion, signedAt);
            return new FirmwareMetadata(statement, new Signed(signature, signedAt));
        } catch (IllegalArgumentException e) {
            throw new Problem.Invalid(String.valueOf(e.getMessage()));
        }
    }

    /** As text, with the names that the API has for it. */
    String json() {
        var json = Json.object();
        json.put("hardware", statement.hardware());
        json.put("version", statement.version());
        if (!statement.minVersion().isEmpty()) {
            json.put("minVersion", statement.minVersion());
        }
        json.put("sha256", statement.sha256());
        json.put("sizeBytes", statement.sizeBytes());
        json.put("signature", signed.signature());
        json.put("signedAt", Times.format(signed.at()));
        return Json.text(json);
    }
}
