/**
 * What somebody did and meant to do: sessions. One of type 1 and up is an activity, one of type 0 an intention with the person's
 * own ratings; {@code /v1/session} shows all of them, {@code /v1/activity} and {@code /v1/intention} one kind each in a plainer
 * form. There is one table and one record; the three differ in their {@link app.nowatch.journal.EntryForm form} and in the types
 * they reach.
 */
@NullMarked
package app.nowatch.session;

import org.jspecify.annotations.NullMarked;
