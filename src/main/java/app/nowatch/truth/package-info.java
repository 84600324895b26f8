/**
 * Holds the statistics against people of whom everything is known: {@link app.nowatch.truth.Truth} lets made-up wearers live and
 * record some weeks, lets the methods say what they see in the record, and counts how often they are right. {@code Recording} turns
 * the uploaded form of the series into the minute table; {@code NightCheck}, {@code StageCheck} and {@code StressCheck} compare; the
 * {@code *Table}s print. The noise of the wearers' movement is fixed and tuned to no method, and no method is tuned to the result.
 */
@NullMarked
package app.nowatch.truth;

import org.jspecify.annotations.NullMarked;
