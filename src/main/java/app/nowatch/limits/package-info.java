/**
 * Every limit on how often something may be done, in one table, with the buckets that count it.
 */
@NullMarked
package app.nowatch.limits;

import org.jspecify.annotations.NullMarked;
