/**
 * Who sees whose data since when. A person invites others to their dashboard, or asks to see another's; both are
 * {@linkplain app.nowatch.sharing.Proposals proposals} that the other side answers, and an accepted one makes a
 * {@linkplain app.nowatch.sharing.Share share} from an owner to a viewer. The owner moves its start, pauses and ends it
 * ({@code sharing}); the viewer names, pictures and groups what they see ({@code shared}).
 *
 * <p>The gate itself is the SQL function {@code visibility} in the migration: every statement that reads somebody's data for
 * somebody joins it, with a {@link app.nowatch.sharing.Viewing} as its arguments. What was seen is told to the
 * {@link app.nowatch.sharing.AccessLog}. docs/sharing.md has the states.
 */
@NullMarked
package app.nowatch.sharing;

import org.jspecify.annotations.NullMarked;
