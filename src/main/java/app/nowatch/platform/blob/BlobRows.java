package app.nowatch.platform.blob;

/**
 * Which rows name blobs, for whoever has to know them all without knowing the room: the key is the prefix and then the column.
 *
 * @param prefix such as {@code pictures/}
 * @param condition which rows of the table have a blob, in SQL
 */
public record BlobRows(String prefix, String table, String column, String condition) {
    public BlobRows {
        BlobKeys.checkPrefix(prefix);
        if (table.isBlank() || column.isBlank() || condition.isBlank()) {
            throw new IllegalArgumentException("table, column and condition must not be blank");
        }
    }
}
