package app.nowatch.platform.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;

/** The end of a file, which says what is where in it. */
final class ParquetFooter {
    static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private static final int VERSION = 2;

    private ParquetFooter() {}

    static byte[] of(MessageType schema, List<RowGroup> groups) throws IOException {
        long rows = groups.stream().mapToLong(RowGroup::getNum_rows).sum();
        var metadata = new FileMetaData(VERSION, schema(schema), rows, groups);
        metadata.setCreated_by("nowatch-server");
        metadata.setColumn_orders(schema.getColumns().stream()
                .map(column -> ColumnOrder.TYPE_ORDER(new TypeDefinedOrder()))
                .toList());
        var footer = new ByteArrayOutputStream();
        Util.writeFileMetaData(metadata, footer);
        var length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        footer.write(length.putInt(footer.size()).array());
        footer.write(MAGIC);
        return footer.toByteArray();
    }

    private static List<SchemaElement> schema(MessageType schema) {
        var elements = new ArrayList<SchemaElement>();
        var root = new SchemaElement(schema.getName());
        root.setNum_children(schema.getFieldCount());
        elements.add(root);
        for (var field : schema.getFields()) {
            var element = new SchemaElement(field.getName());
            element.setType(type(field.asPrimitiveType()));
            element.setRepetition_type(FieldRepetitionType.REQUIRED);
            annotate(field, element);
            elements.add(element);
        }
        return elements;
    }

    /** The name of a type in files. */
    static Type type(PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> Type.INT32;
            case INT64 -> Type.INT64;
            case DOUBLE -> Type.DOUBLE;
            case BINARY -> Type.BYTE_ARRAY;
            default -> throw new IllegalArgumentException("no column here is of the type " + type);
        };
    }

    /** In the present form and in the one of old readers. */
    private static void annotate(org.apache.parquet.schema.Type field, SchemaElement element) {
        switch (field.getLogicalTypeAnnotation()) {
            case StringLogicalTypeAnnotation ignored -> {
                element.setLogicalType(LogicalType.STRING(new StringType()));
                element.setConverted_type(ConvertedType.UTF8);
            }
            case TimestampLogicalTypeAnnotation ignored -> {
                var milliseconds = TimeUnit.MILLIS(new org.apache.parquet.format.MilliSeconds());
                element.setLogicalType(LogicalType.TIMESTAMP(new TimestampType(true, milliseconds)));
                element.setConverted_type(ConvertedType.TIMESTAMP_MILLIS);
            }
            case null, default -> {}
        }
    }

    /** The least and the greatest value of a chunk. */
    static Statistics statistics(org.apache.parquet.column.statistics.Statistics<?> found) {
        var statistics = new Statistics();
        statistics.setNull_count(0);
        if (found.hasNonNullValue()) {
            statistics.setMin_value(found.getMinBytes());
            statistics.setMax_value(found.getMaxBytes());
        }
        return statistics;
    }
}
