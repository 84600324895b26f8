/**
 * The methods of the statistics on the command line: {@code nowatch stat METHOD} runs one on a CSV file, {@code nowatch proof} runs
 * them all on the figures that are published for them. Nothing is computed here.
 */
@NullMarked
package app.nowatch.stat;

import org.jspecify.annotations.NullMarked;
