package app.nowatch.platform.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/** The pages of one column in one row group, compressed, with their headers. */
final class ParquetColumn implements PageWriter {
    private static final int LEVEL = 3;

    private final ColumnDescriptor column;
    private final List<byte[]> pages = new ArrayList<>();
    private final Set<org.apache.parquet.format.Encoding> encodings =
            EnumSet.of(org.apache.parquet.format.Encoding.RLE);
    private final Statistics<?> statistics;
    private byte[] dictionary = new byte[0];
    private long values;
    private long plain;
    private long compressed;

    ParquetColumn(ColumnDescriptor column) {
        this.column = column;
        statistics = Statistics.createStats(column.getPrimitiveType());
    }

    @Override
    public void writePageV2(
            int rowCount,
            int nullCount,
            int valueCount,
            BytesInput repetitionLevels,
            BytesInput definitionLevels,
            Encoding dataEncoding,
            BytesInput data,
            Statistics<?> pageStatistics,
            @Nullable SizeStatistics sizeStatistics,
            @Nullable GeospatialStatistics geospatialStatistics)
            throws IOException {
        writePageV2(
                rowCount,
                nullCount,
                valueCount,
                repetitionLevels,
                definitionLevels,
                dataEncoding,
                data,
                pageStatistics);
    }

    /** Required columns have no levels, so that the data are all of the page. */
    @Override
    public void writePageV2(
            int rowCount,
            int nullCount,
            int valueCount,
            BytesInput repetitionLevels,
            BytesInput definitionLevels,
            Encoding dataEncoding,
            BytesInput data,
            Statistics<?> pageStatistics)
            throws IOException {
        byte[] bytes = bytes(data);
        byte[] packed = Zstd.compress(bytes, LEVEL);
        var encoding = org.apache.parquet.format.Encoding.valueOf(dataEncoding.name());
        var header = new PageHeader(PageType.DATA_PAGE_V2, bytes.length, packed.length);
        header.setData_page_header_v2(new DataPageHeaderV2(valueCount, nullCount, rowCount, encoding, 0, 0));
        pages.add(page(header, packed));
        encodings.add(encoding);
        statistics.mergeStatistics(pageStatistics);
        values += valueCount;
    }

    @Override
    public void writeDictionaryPage(DictionaryPage page) throws IOException {
        byte[] bytes = bytes(page.getBytes());
        byte[] packed = Zstd.compress(bytes, LEVEL);
        var encoding =
                org.apache.parquet.format.Encoding.valueOf(page.getEncoding().name());
        var header = new PageHeader(PageType.DICTIONARY_PAGE, bytes.length, packed.length);
        header.setDictionary_page_header(new DictionaryPageHeader(page.getDictionarySize(), encoding));
        dictionary = page(header, packed);
        encodings.add(encoding);
    }

    private static byte[] bytes(BytesInput input) throws IOException {
        var bytes = new ByteArrayOutputStream(Math.toIntExact(input.size()));
        input.writeAllTo(bytes);
        return bytes.toByteArray();
    }

    private byte[] page(PageHeader header, byte[] packed) throws IOException {
        var page = new ByteArrayOutputStream(packed.length + 64);
        Util.writePageHeader(header, page);
        int head = page.size();
        page.write(packed);
        plain += head + header.getUncompressed_page_size();
        compressed += head + packed.length;
        return page.toByteArray();
    }

    /** Bytes before they were compressed, with headers. */
    long plain() {
        return plain;
    }

    /** All bytes of the chunk, the dictionary first. */
    List<byte[]> pieces() {
        var pieces = new ArrayList<byte[]>(pages.size() + 1);
        pieces.add(dictionary);
        pieces.addAll(pages);
        return pieces;
    }

    /** What the footer says of the chunk that begins at this place of the file. */
    ColumnChunk chunk(long start) {
        var metadata = new ColumnMetaData(
                ParquetFooter.type(column.getPrimitiveType()),
                List.copyOf(encodings),
                List.of(column.getPath()),
                CompressionCodec.ZSTD,
                values,
                plain,
                compressed,
                start + dictionary.length);
        if (dictionary.length > 0) {
            metadata.setDictionary_page_offset(start);
        }
        metadata.setStatistics(ParquetFooter.statistics(statistics));
        var chunk = new ColumnChunk(0);
        chunk.setMeta_data(metadata);
        return chunk;
    }

    @Override
    public long getMemSize() {
        return compressed;
    }

    @Override
    public long allocatedSize() {
        return compressed;
    }

    @Override
    public String memUsageString(String prefix) {
        return prefix + compressed + " bytes";
    }

    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester")
    public void writePage(BytesInput b, int n, Statistics<?> s, Encoding r, Encoding d, Encoding v) {
        throw onlySecondVersion();
    }

    @Override
    public void writePage(BytesInput b, int n, int rows, Statistics<?> s, Encoding r, Encoding d, Encoding v) {
        throw onlySecondVersion();
    }

    private static UnsupportedOperationException onlySecondVersion() {
        return new UnsupportedOperationException("pages are written in their second version");
    }
}
