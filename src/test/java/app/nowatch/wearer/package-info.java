/** Holds the generator to the noise that is fixed for it, to the contract's form, and to its own truth. */
@NullMarked
package app.nowatch.wearer;

import org.jspecify.annotations.NullMarked;
