/** The methods of the statistics, held against what their papers say and against plain second implementations. */
@NullMarked
package app.nowatch.statistics;

import org.jspecify.annotations.NullMarked;
