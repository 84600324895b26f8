package app.nowatch.firmware;

import app.nowatch.platform.Problem;
import app.nowatch.platform.json.Fields;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an administrator changes of an image; empty: it stays as it is. */
record Revision(
        Optional<Status> status,
        Optional<Integer> rolloutPercent,
        Optional<String> releaseNotes,
        Optional<Boolean> mandatory,
        Optional<Signed> signed) {
    private static final String CHANGED = "changed";

    /**
     * Reads and checks all fields.
     *
     * @throws Problem.Invalid when one is wrong
     */
    static Revision read(Fields fields) {
        var notes = fields.optionalText("release_notes", 0, ReleaseNotes.MOST_BYTES);
        notes.flatMap(ReleaseNotes::violation).ifPresent(reason -> fields.violation("release_notes", reason));
        var revision = new Revision(
                fields.optionalChoice("status", Status.class),
                fields.optionalInteger("rollout_percent", 0, 100),
                notes,
                fields.optionalFlag("mandatory"),
                signed(fields));
        fields.check();
        return revision;
    }

    private static Optional<Signed> signed(Fields fields) {
        var signature = fields.optionalText("signature", 0, Integer.MAX_VALUE);
        var at = fields.optionalTime("signed_at");
        if (signature.isPresent() != at.isPresent()) {
            fields.violation("signed_at", Signed.TOGETHER);
        }
        if (signature.isPresent() && !Signed.isSignature(signature.get())) {
            fields.violation("signature", "must be " + Signed.EXPECTED);
            return Optional.empty();
        }
        return signature.flatMap(text -> at.map(time -> new Signed(text, time)));
    }

    /**
     * The image after it.
     *
     * @throws Problem.Conflict when it cannot get that status from where it stands
     */
    Image applyTo(Image image, Instant now) {
        var next = status.orElse(image.status());
        boolean moves = next != image.status();
        if (moves && !image.status().mayBecome(next)) {
            throw new Problem.Conflict("status: " + image.status() + " firmware cannot become " + next);
        }
        boolean starts = moves && next == Status.ACTIVE;
        if (starts && image.haltReason().isPresent() && rolloutPercent.isPresent()) {
            throw new Problem.Conflict(
                    "rollout_percent: this rollout has halted itself; resume it as it was first, and change its share then");
        }
        return new Image(
                image.id(),
                image.hardware(),
                image.version(),
                image.channel(),
                image.sizeBytes(),
                image.sha256(),
                signed.or(image::signed),
                releaseNotes.orElse(image.releaseNotes()),
                mandatory.orElse(image.mandatory()),
                image.minVersion(),
                next,
                rolloutPercent.orElse(image.rolloutPercent()),
                starts ? Optional.empty() : image.haltReason(),
                starts ? image.attempt() + 1 : image.attempt(),
                image.created(),
                now);
    }

    /** What is other in one than in the other, by field: the new value, where it is short. */
    static Map<String, Object> difference(Image before, Image after) {
        var difference = new LinkedHashMap<String, Object>();
        if (before.status() != after.status()) {
            difference.put("status", after.status().name());
        }
        if (before.rolloutPercent() != after.rolloutPercent()) {
            difference.put("rollout_percent", after.rolloutPercent());
        }
        if (before.mandatory() != after.mandatory()) {
            difference.put("mandatory", after.mandatory());
        }
        if (!before.releaseNotes().equals(after.releaseNotes())) {
            difference.put("release_notes", CHANGED);
        }
        if (!before.signed().equals(after.signed())) {
            difference.put("signature", CHANGED);
        }
        return difference;
    }
}
