/** The embedded database on real folders, real processes and real signals. */
@NullMarked
package app.nowatch.platform.db.embedded;

import org.jspecify.annotations.NullMarked;
