/**
 * What a person writes down of their days, whatever its kind: sessions, check-ins, answers to daily questions. A kind is a room
 * of its own, with its record, its form ({@link app.nowatch.journal.EntryForm}) and its statements
 * ({@link app.nowatch.journal.Entries}). Here is what all of them do in the same way: lists that are written whole and once, reads
 * by range through the gate of sharing, and changes that do not overwrite one another.
 */
@NullMarked
package app.nowatch.journal;

import org.jspecify.annotations.NullMarked;
