/**
 * Takes back what somebody took with them: the zip of an export into an account without data, on this server or from another.
 *
 * <p>A zip is somebody's claim. It is held against bounds before it is opened, all its files against the checksums of its manifest
 * before any is read, and each file is read to its end by the {@link app.nowatch.platform.export.ImportTarget target} of its type
 * before anything is kept. Then everything is kept in one transaction, or nothing. What the server works out by itself, what belongs
 * to other people, and what was true of the server before alone, is not taken over.
 */
@NullMarked
package app.nowatch.importing;

import org.jspecify.annotations.NullMarked;
