/**
 * What has become of a person's things since a client last asked, so that it need not read ranges again and again.
 *
 * <p>Whoever changes something of a person says so in the same transaction: {@link app.nowatch.changes.Changes#write}. Changes
 * are numbered per person in the order in which they commit; each thing stands once, under its last change. A
 * {@link app.nowatch.changes.Cursor} is the number that a client has come to.
 */
@NullMarked
package app.nowatch.changes;

import org.jspecify.annotations.NullMarked;
