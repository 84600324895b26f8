package app.nowatch.export;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.platform.json.Json;
import app.nowatch.platform.security.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** An export, unpacked: its files by path, in their order. */
public record Exported(Map<String, byte[]> files) {
    public static final String ALL_DAYS = "start_day=2015-01-01&end_day=2030-12-31";
    static final String JUNE = "start_day=2024-06-01&end_day=2024-06-30";

    public static Exported of(byte[] zip) {
        var files = new LinkedHashMap<String, byte[]>();
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), entries.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Exported(files);
    }

    /** The last file alone, of an export too large to unpack. */
    static JsonNode manifestOf(byte[] zip) {
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().equals(ExportManifest.NAME)) {
                    return Json.read(entries.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("no manifest");
    }

    /** What comes when somebody asks and waits. */
    public static Exported streamed(Someone person, String query) {
        return of(person.client().get("/v1/user/export?" + query).expect(200).bytes());
    }

    /** Has one made in the background, and answers its id. */
    static String create(Someone person, String query) {
        return person.client()
                .post("/v1/user/export/create?" + query, "")
                .expect(201)
                .json()
                .get("id")
                .stringValue();
    }

    static Reply result(Someone person, String id, String... headers) {
        return person.client().get("/v1/user/export/" + id + "/result", headers);
    }

    /** Waits until it is done, and answers how that ended. */
    static String awaitEnd(Someone person, String id) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> status(person, id), status -> !status.equals("IN_PROGRESS"));
    }

    static String status(Someone person, String id) {
        return person.client()
                .get("/v1/user/export/list")
                .expect(200)
                .json()
                .valueStream()
                .filter(job -> job.get("id").stringValue().equals(id))
                .map(job -> job.get("status").stringValue())
                .findFirst()
                .orElse("GONE");
    }

    public byte[] bytes(String path) {
        return Objects.requireNonNull(files.get(path), () -> "no " + path + " in " + files.keySet());
    }

    public String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    public JsonNode json(String path) {
        return Json.read(bytes(path));
    }

    public JsonNode manifest() {
        return json(ExportManifest.NAME);
    }

    /** Asserts that the manifest tells the truth of every file, and of no other. */
    Exported expectTrue() {
        var described = manifest().get("files").valueStream().toList();
        assertThat(described.stream().map(file -> file.get("path").stringValue()))
                .containsExactlyElementsOf(files.keySet().stream()
                        .filter(path -> !path.equals(ExportReadme.NAME) && !path.equals(ExportManifest.NAME))
                        .toList());
        for (var file : described) {
            byte[] bytes = bytes(file.get("path").stringValue());
            assertThat(file.get("bytes").longValue()).isEqualTo(bytes.length);
            assertThat(file.get("sha256").stringValue()).isEqualTo(sha256(bytes));
            assertThat(file.get("path").stringValue())
                    .startsWith(file.get("userId").stringValue() + "/")
                    .matches("uid_[0-9a-f]{32}/([a-z]+/)?[a-z0-9-]+\\.[a-z]+");
        }
        return this;
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes));
    }
}
