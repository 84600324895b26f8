/**
 * Writes Apache Parquet files to a stream. Columns are encoded, and headers and the footer are spelled, by the project's own library;
 * putting pages one behind the other is done here, since the library's way of doing that needs Hadoop. Of a row group only the
 * compressed pages are in memory.
 */
@NullMarked
package app.nowatch.platform.parquet;

import org.jspecify.annotations.NullMarked;
