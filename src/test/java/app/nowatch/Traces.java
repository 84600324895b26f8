package app.nowatch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import app.nowatch.account.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Finds whatever tells of somebody: their id in every form, their address, their name; in tables, files and lines. */
final class Traces {
    private final Set<String> needles = new LinkedHashSet<>();

    /** The id in the form of the API, and texts that nobody else's data hold. */
    Traces(String userId, String... texts) {
        var id = UserId.parse(userId).orElseThrow();
        var digits = id.toString().replace("-", "");
        needles.add(id.toString());
        needles.add(digits);
        add(id.toString());
        add(digits);
        addBase64(HexFormat.of().parseHex(digits));
        addBase64(id.toString().getBytes(UTF_8));
        for (var text : texts) {
            needles.add(text.toLowerCase(Locale.ROOT));
            add(text);
            addBase64(text.getBytes(UTF_8));
        }
    }

    /** As PostgreSQL shows the text within bytes. */
    private void add(String text) {
        needles.add(HexFormat.of().formatHex(text.getBytes(UTF_8)));
    }

    private void addBase64(byte[] bytes) {
        var text = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        // The last character depends on what follows.
        needles.add(text.substring(0, text.length() - 1).toLowerCase(Locale.ROOT));
    }

    boolean in(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return needles.stream().anyMatch(lower::contains);
    }

    /** Every row of every table that holds a trace, as text, after the table's name. */
    List<String> in(TestDatabase database) {
        var found = new ArrayList<String>();
        for (var table : database.query("""
                SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'm')
                """)) {
            database.query("SELECT t::text FROM \"" + table + "\" AS t").stream()
                    .filter(this::in)
                    .forEach(row -> found.add(table + " " + row));
        }
        return found;
    }

    /** Every file below the folder whose name or content holds a trace. */
    List<Path> in(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> in(file.toString()) || in(content(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Mails may have lines broken by an equals sign. */
    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1).replace("=\r\n", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static UUID uuid(Someone person) {
        return UserId.parse(person.id()).orElseThrow();
    }
}
