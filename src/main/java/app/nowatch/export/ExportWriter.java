package app.nowatch.export;

import app.nowatch.account.UserId;
import app.nowatch.platform.export.ExportFolder;
import app.nowatch.platform.export.ExportFormat;
import app.nowatch.platform.export.ExportSource;
import app.nowatch.platform.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** Writes exports. */
final class ExportWriter {
    private static final int BUFFER = 32 * 1024;

    private final List<ExportSource> sources;
    private final ExportGate gate;
    private final String apiVersion;
    private final String program;
    private final Clock clock;

    ExportWriter(List<ExportSource> sources, ExportGate gate, String apiVersion, String program, Clock clock) {
        this.sources = List.copyOf(sources);
        this.gate = gate;
        this.apiVersion = apiVersion;
        this.program = program;
        this.clock = clock;
    }

    /** Every type there is, in the order in which exports have them. */
    List<String> types() {
        return sources.stream().map(ExportSource::type).toList();
    }

    /**
     * Writes a whole export, and closes nothing.
     *
     * @throws app.nowatch.platform.Problem.Forbidden when somebody's data may not be seen any more; what was written is no whole zip
     * @throws IOException when it cannot be written
     */
    void write(ExportRequest request, OutputStream out) throws IOException {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var asked = sources.stream()
                .filter(source -> request.types().contains(source.type()))
                .toList();
        try (var zip = new ExportZip(out, now)) {
            zip.add(ExportReadme.NAME, utf8(ExportReadme.of(request, asked, now)));
            // Somebody waits, and what comes first may take its time.
            zip.flush();
            var files = new ArrayList<ExportManifest.File>();
            for (var owner : request.owners()) {
                for (var source : asked) {
                    if (source.isShared() || owner.equals(request.caller())) {
                        source.export(request.of(owner), folder(zip, owner, source, files));
                    }
                }
            }
            // Each piece was asked for by itself; a share that ended after its last piece ends the export all the same.
            gate.require(request);
            zip.add(ExportManifest.NAME, Json.write(manifest(request, asked, files, now)));
            zip.finish();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ExportFolder folder(
            ExportZip zip, UUID owner, ExportSource source, List<ExportManifest.File> files) {
        var userId = UserId.of(owner);
        return (name, content) -> files.add(file(zip, userId, source.type(), name, content));
    }

    private static ExportManifest.File file(
            ExportZip zip, String userId, String type, String name, ExportFolder.Content content) throws IOException {
        var path = userId + "/" + name;
        var digested = new DigestedStream(zip.begin(path, isPacked(name)));
        var buffered = new BufferedOutputStream(digested, BUFFER);
        var extent = content.writeTo(buffered);
        buffered.flush();
        zip.end();
        return new ExportManifest.File(
                path, type, userId, extent.rows(), digested.size(), digested.sha256(), extent.from(), extent.to());
    }

    private static boolean isPacked(String name) {
        return name.endsWith("." + ExportFormat.PARQUET.ending()) || name.startsWith("pictures/");
    }

    private ExportManifest manifest(
            ExportRequest request, List<ExportSource> asked, List<ExportManifest.File> files, Instant now) {
        var methods = new TreeMap<String, String>();
        asked.forEach(source -> methods.putAll(source.methods()));
        return new ExportManifest(
                apiVersion,
                program,
                now,
                request.days().start().toString(),
                request.days().end().toString(),
                request.format().ending(),
                UserId.of(request.caller()),
                request.owners().stream().map(UserId::of).toList(),
                asked.stream().map(ExportSource::type).toList(),
                files,
                methods);
    }
}
