package app.nowatch.measurement;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MILLIS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import app.nowatch.platform.parquet.ParquetFile;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/**
 * A series as a table with a row a second: {@code time} (milliseconds, UTC), {@code value} (whole numbers as int32, decimals as double,
 * beats as text) and {@code quality} (int32).
 */
final class SeriesParquet implements SeriesFile {
    private static final String TIME = "time";
    private static final String VALUE = "value";
    private static final String QUALITY = "quality";
    private static final long MILLIS_A_SECOND = 1000;

    private final SeriesType type;
    private final ParquetFile file;

    SeriesParquet(SeriesType type, OutputStream out) throws IOException {
        this.type = type;
        file = new ParquetFile(out, schema(type), TIME);
    }

    private static MessageType schema(SeriesType type) {
        var value = switch (type.form()) {
            case WHOLE -> Types.required(INT32).named(VALUE);
            case DECIMAL -> Types.required(DOUBLE).named(VALUE);
            case BEATS -> Types.required(BINARY).as(stringType()).named(VALUE);
        };
        return Types.buildMessage()
                .addField(Types.required(INT64).as(timestampType(true, MILLIS)).named(TIME))
                .addField(value)
                .addField(Types.required(INT32).named(QUALITY))
                .named("series");
    }

    @Override
    public void add(int day, Columns rows) throws IOException {
        long midnight = (long) day * Columns.SECONDS_A_DAY;
        var time = file.column(TIME);
        var value = file.column(VALUE);
        var quality = file.column(QUALITY);
        for (int row = 0; row < rows.size; row++) {
            time.write((midnight + rows.seconds[row]) * MILLIS_A_SECOND, 0, 0);
            write(value, rows, row);
            quality.write(rows.qualities[row], 0, 0);
            file.endRow();
        }
        file.endPiece();
    }

    private void write(ColumnWriter value, Columns rows, int row) {
        switch (type.form()) {
            case WHOLE -> value.write(rows.values[row], 0, 0);
            case DECIMAL -> value.write((double) rows.values[row] / type.form().scale(), 0, 0);
            case BEATS -> {
                int start = rows.textStart(row);
                value.write(Binary.fromReusedByteArray(rows.text, start, rows.values[row] - start), 0, 0);
            }
        }
    }

    @Override
    public void end() throws IOException {
        file.end();
    }

    @Override
    public void close() {
        file.close();
    }
}
