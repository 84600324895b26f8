package app.nowatch.platform.backup;

import app.nowatch.platform.json.Json;
import app.nowatch.platform.json.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a backup holds.
 *
 * @param program the version that wrote it
 * @param postgres the version of the database it was read from
 * @param schema the last migration of that database
 * @param sequences the last number that each has given
 */
record Manifest(
        Instant created,
        String program,
        String postgres,
        String schema,
        List<Entry> tables,
        Map<String, Long> sequences) {
    /** Of the form of the file; another one is refused. */
    private static final int FORMAT = 1;

    private static final String VERSION = "\\d{1,9}";

    Manifest {
        tables = List.copyOf(tables);
        sequences = Map.copyOf(sequences);
        if (!schema.matches(VERSION)) {
            throw new IllegalArgumentException("not the version of a schema: " + schema);
        }
    }

    /** A table and how many rows of it there are. */
    record Entry(CopiedTable table, long rows) {
        /** The name within the zip. */
        String file() {
            return "tables/" + table.name();
        }
    }

    long rows() {
        return tables.stream().mapToLong(Entry::rows).sum();
    }

    byte[] json() {
        var json = Json.object();
        json.put("format", FORMAT);
        json.put("created", Times.format(created));
        json.put("program", program);
        json.put("postgres", postgres);
        json.put("schema", schema);
        var list = json.putArray("tables");
        for (var entry : tables) {
            var table = list.addObject();
            table.put("name", entry.table().name());
            table.put("parent", entry.table().parent());
            table.put("bound", entry.table().bound());
            table.put("columns", String.join(",", entry.table().columns()));
            table.put("rows", entry.rows());
        }
        var numbers = json.putObject("sequences");
        new TreeMap<>(sequences).forEach(numbers::put);
        return Json.write(json);
    }

    /** @throws RuntimeException when that is not a manifest of ours */
    static Manifest read(byte[] utf8) {
        var json = Json.read(utf8);
        if (json.required("format").asInt() != FORMAT) {
            throw new BackupException("the backup has a form that this program does not know; a newer one may");
        }
        var tables = new ArrayList<Entry>();
        json.required("tables").forEach(table -> tables.add(entry(table)));
        var sequences = new TreeMap<String, Long>();
        json.required("sequences")
                .properties()
                .forEach(value -> sequences.put(value.getKey(), value.getValue().asLong()));
        return new Manifest(
                Instant.parse(text(json, "created")),
                text(json, "program"),
                text(json, "postgres"),
                text(json, "schema"),
                tables,
                sequences);
    }

    private static Entry entry(JsonNode json) {
        var columns = List.of(text(json, "columns").split(","));
        var table = new CopiedTable(text(json, "name"), text(json, "parent"), text(json, "bound"), columns);
        return new Entry(table, json.required("rows").asLong());
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).asString();
    }
}
