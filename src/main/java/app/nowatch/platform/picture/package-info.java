/**
 * Pictures that people set for others. A picture is judged by its bytes, never by its name or by what its sender says of it; it
 * is checked as a whole and kept without what it tells besides its pixels: no place, no device, no words, no thumbnail. Pixels
 * are never encoded anew, so that nothing of their quality is lost.
 */
@NullMarked
package app.nowatch.platform.picture;

import org.jspecify.annotations.NullMarked;
