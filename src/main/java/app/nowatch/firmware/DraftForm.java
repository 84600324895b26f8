package app.nowatch.firmware;

import app.nowatch.platform.http.Form;
import app.nowatch.platform.json.Times;
import app.nowatch.platform.json.Violations;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the fields of an upload and collects everything that is wrong with them. */
final class DraftForm {
    private static final int SHORT = 1_024;
    private static final SemVer ANY = new SemVer("0.0.0");

    /** The fields, and how many bytes each may have. */
    static final Map<String, Integer> FIELDS = Map.of(
            "version", SHORT,
            "hardware", SHORT,
            "channel", SHORT,
            "release_notes", ReleaseNotes.MOST_BYTES,
            "mandatory", SHORT,
            "min_version", SHORT,
            "signature", SHORT,
            "signed_at", SHORT);

    private final Form form;
    private final Violations violations = new Violations();

    private DraftForm(Form form) {
        this.form = form;
    }

    /**
     * Reads them all.
     *
     * @throws app.nowatch.platform.Problem.Invalid when one is wrong
     */
    static Draft read(Form form) {
        var reader = new DraftForm(form);
        var draft = reader.draft();
        reader.violations.check();
        return draft;
    }

    private Draft draft() {
        if (!form.hasFile()) {
            violations.add("file", "is required");
        }
        var version = version("version");
        var least = version("min_version");
        if (least.isPresent() && version.isPresent() && !version.get().isNewerThan(least.get())) {
            violations.add("min_version", "must be older than version");
        }
        require("version");
        return new Draft(hardware(), version.orElse(ANY), channel(), releaseNotes(), mandatory(), least, signed());
    }

    private boolean require(String name) {
        boolean sent = !form.field(name).isEmpty();
        if (!sent) {
            violations.add(name, "is required");
        }
        return sent;
    }

    /** What was sent in a form, if something was. */
    private <T> Optional<T> read(String name, String expected, Function<String, Optional<T>> reader) {
        var text = form.field(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var value = reader.apply(text);
        if (value.isEmpty()) {
            violations.add(name, "must be " + expected);
        }
        return value;
    }

    private Optional<SemVer> version(String name) {
        return read(name, "a version after SemVer such as 1.4.0", SemVer::parse);
    }

    private String hardware() {
        require("hardware");
        return read(
                        "hardware",
                        "1 to 64 letters, digits, dots, hyphens and underscores",
                        text -> Optional.of(text).filter(Image::isHardware))
                .orElse("-");
    }

    private Channel channel() {
        require("channel");
        return read("channel", "one of " + Arrays.toString(Channel.values()), DraftForm::channel)
                .orElse(Channel.STABLE);
    }

    private static Optional<Channel> channel(String text) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.name().equals(text))
                .findFirst();
    }

    private String releaseNotes() {
        var notes = form.field("release_notes");
        ReleaseNotes.violation(notes).ifPresent(reason -> violations.add("release_notes", reason));
        return notes;
    }

    private boolean mandatory() {
        return read("mandatory", "true or false", text -> switch (text) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.<Boolean>empty();
                })
                .orElse(false);
    }

    private Optional<Signed> signed() {
        var signature =
                read("signature", Signed.EXPECTED, text -> Optional.of(text).filter(Signed::isSignature));
        Optional<Instant> at = read("signed_at", "an ISO-8601 time such as 2024-01-01T12:00:00.000Z", Times::parse);
        if (form.field("signature").isEmpty() != form.field("signed_at").isEmpty()) {
            violations.add("signed_at", Signed.TOGETHER);
        }
        return signature.flatMap(text -> at.map(time -> new Signed(text, time)));
    }
}
