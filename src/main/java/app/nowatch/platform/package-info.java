/**
 * What every room stands on and what crosses rooms: problems, ids, personal data. No word of the product is in here or below.
 */
@NullMarked
package app.nowatch.platform;

import org.jspecify.annotations.NullMarked;
