/**
 * JSON: the one mapper, and the reader that collects every violation of a body before it refuses it.
 */
@NullMarked
package app.nowatch.platform.json;

import org.jspecify.annotations.NullMarked;
