package app.nowatch.platform.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.schema.MessageType;

/** A file on its way into a stream, all of whose columns are required and flat. For one writer. */
public final class ParquetFile implements AutoCloseable {
    private static final long ROWS_A_GROUP = 1_000_000;
    private static final long BYTES_A_GROUP = 8 << 20;
    private static final int PAGE = 256 * 1024;

    private final OutputStream out;
    private final MessageType schema;
    private final ParquetProperties properties;
    private final List<RowGroup> groups = new ArrayList<>();
    private final Map<ColumnDescriptor, ParquetColumn> columns = new LinkedHashMap<>();
    private ColumnWriteStore store;
    private long rows;
    private long written;

    /**
     * Begins a file.
     *
     * @param withoutDictionary a column whose values are all different
     */
    public ParquetFile(OutputStream out, MessageType schema, String withoutDictionary) throws IOException {
        this.out = out;
        this.schema = schema;
        properties = ParquetProperties.builder()
                .withWriterVersion(WriterVersion.PARQUET_2_0)
                .withPageSize(PAGE)
                .withDictionaryEncoding(withoutDictionary, false)
                .build();
        store = newStore();
        write(ParquetFooter.MAGIC);
    }

    private ColumnWriteStore newStore() {
        columns.clear();
        schema.getColumns().forEach(column -> columns.put(column, new ParquetColumn(column)));
        PageWriteStore pages = column -> Objects.requireNonNull(columns.get(column), "no such column");
        return properties.newColumnWriteStore(schema, pages);
    }

    /** Where the values of a column go, until {@link #endPiece()}. */
    public ColumnWriter column(String name) {
        return store.getColumnWriter(schema.getColumnDescription(new String[] {name}));
    }

    /** To be called when each column has got a value more. */
    public void endRow() {
        store.endRecord();
        rows++;
    }

    /** To be called now and then, every hundred thousand rows at least: writes what has gathered when it is enough. */
    public void endPiece() throws IOException {
        if (rows >= ROWS_A_GROUP || store.getBufferedSize() >= BYTES_A_GROUP) {
            endGroup();
        }
    }

    private void endGroup() throws IOException {
        store.flush();
        store.close();
        long plain = columns.values().stream().mapToLong(ParquetColumn::plain).sum();
        var group = new RowGroup(new ArrayList<>(), plain, rows);
        group.setFile_offset(written);
        for (var column : columns.values()) {
            group.addToColumns(column.chunk(written));
            for (var piece : column.pieces()) {
                write(piece);
            }
        }
        groups.add(group);
        rows = 0;
        store = newStore();
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        written += bytes.length;
    }

    /** Writes the rest, and the footer that makes it a file. */
    public void end() throws IOException {
        if (rows > 0) {
            endGroup();
        }
        write(ParquetFooter.of(schema, groups));
    }

    /** Lets go of the memory; what was not ended is no file. */
    @Override
    public void close() {
        store.close();
    }
}
