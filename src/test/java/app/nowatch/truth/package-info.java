/** The comparison of the statistics with made-up wearers, and its published table. */
@NullMarked
package app.nowatch.truth;

import org.jspecify.annotations.NullMarked;
