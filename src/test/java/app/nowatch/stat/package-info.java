/** The methods of the statistics as a person calls them. */
@NullMarked
package app.nowatch.stat;

import org.jspecify.annotations.NullMarked;
