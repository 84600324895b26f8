/**
 * Files that are too large or too lifeless for the database, each under a key such as {@code pictures/8f0c}. A blob is there
 * whole or not at all, and survives a loss of power once it was put. Nothing here knows what refers to a blob: rooms put it
 * before the row that names it, delete it after that row, and sweep what no row names.
 */
@NullMarked
package app.nowatch.platform.blob;

import org.jspecify.annotations.NullMarked;
