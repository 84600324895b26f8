package app.nowatch.importing;

import app.nowatch.Someone;
import app.nowatch.export.Exported;
import app.nowatch.platform.json.Json;
import app.nowatch.platform.security.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.node.ObjectNode;

/** An export that a test changes before it is sent back: some files of it, by path. */
record Parcel(String owner, Map<String, byte[]> files) {
    private static final String MANIFEST = "manifest.json";

    static Parcel of(Someone person) {
        return new Parcel(
                person.id(), Exported.streamed(person, Exported.ALL_DAYS).files());
    }

    /** Another text in a file of the owner's, and the manifest as it was: a damage. */
    Parcel damaged(String name, UnaryOperator<String> change) {
        var changed = new LinkedHashMap<>(files);
        changed.computeIfPresent(
                owner + "/" + name, (path, bytes) -> utf8(change.apply(new String(bytes, StandardCharsets.UTF_8))));
        return new Parcel(owner, changed);
    }

    /** Another text in a file of the owner's, and a manifest that says so: a forgery. */
    Parcel forged(String name, UnaryOperator<String> change) {
        var changed = damaged(name, change);
        var path = owner + "/" + name;
        byte[] bytes = changed.files.getOrDefault(path, new byte[0]);
        return changed.manifest(manifest -> {
            for (var file : manifest.get("files")) {
                if (file.get("path").stringValue().equals(path)) {
                    ((ObjectNode) file).put("bytes", bytes.length);
                    ((ObjectNode) file).put("sha256", HexFormat.of().formatHex(Sha256.of(bytes)));
                }
            }
            return manifest;
        });
    }

    Parcel manifest(UnaryOperator<ObjectNode> change) {
        var changed = new LinkedHashMap<>(files);
        changed.computeIfPresent(MANIFEST, (path, bytes) -> Json.write(change.apply((ObjectNode) Json.read(bytes))));
        return new Parcel(owner, changed);
    }

    /** The manifest after a change of its text. */
    Parcel manifestText(UnaryOperator<String> change) {
        var changed = new LinkedHashMap<>(files);
        changed.computeIfPresent(
                MANIFEST, (path, bytes) -> utf8(change.apply(new String(bytes, StandardCharsets.UTF_8))));
        return new Parcel(owner, changed);
    }

    Parcel without(String path) {
        var changed = new LinkedHashMap<>(files);
        changed.remove(path);
        return new Parcel(owner, changed);
    }

    Parcel with(String path, byte[] bytes) {
        var changed = new LinkedHashMap<>(files);
        changed.put(path, bytes);
        return new Parcel(owner, changed);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
