/** The program: its command line and the one place where its rooms are put together. */
@NullMarked
package app.nowatch;

import org.jspecify.annotations.NullMarked;
