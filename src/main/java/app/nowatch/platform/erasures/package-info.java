/**
 * Who was erased, so that a restored backup can erase them again: a file beside the data that is only added to and holds hashes of
 * ids. A line is on disk before the transaction that erases commits, and a second one tells what came of it; between the two a
 * crash leaves a doubt, which the next start settles by looking into the database.
 */
@NullMarked
package app.nowatch.platform.erasures;

import org.jspecify.annotations.NullMarked;
