/**
 * The audit trail: what those who run the server do to people and things. Whoever changes something writes the line in the
 * same transaction, {@link app.nowatch.platform.audit.AuditTrail#record}, so that there is no action without its line and no
 * line without its action. The database refuses to change or remove a line. People stand in the lines under random
 * pseudonyms, and a table of its own tells whose they are; to erase a person is to remove their row there, after which all
 * their lines are still one and the same somebody's.
 */
@NullMarked
package app.nowatch.platform.audit;

import org.jspecify.annotations.NullMarked;
