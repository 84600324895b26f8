/**
 * What a watch measured, kept whole and cheap.
 *
 * <p>An upload is spooled, unzipped and parsed into primitive columns ({@link Columns}), one set for each UTC day. A day
 * is a short list of immutable parts ({@link PartCodec}); {@code series_day} names the parts that count, the later one
 * wins. A read merges a day's parts and writes their JSON straight into bytes. There is never an object for a sample.
 */
@NullMarked
package app.nowatch.measurement;

import org.jspecify.annotations.NullMarked;
