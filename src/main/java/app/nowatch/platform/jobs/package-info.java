/**
 * Jobs: work that waits in the database until it is due. A job is scheduled in the transaction that causes it, so that it
 * exists exactly when its cause does; whichever node is free runs it, one node at a time, and one that died half-way is run
 * again by another. Rooms bring their {@link app.nowatch.platform.jobs.Job jobs} to {@link app.nowatch.platform.jobs.Jobs},
 * and schedule them through the {@link app.nowatch.platform.jobs.JobQueue}, which knows none of them: so a room may schedule
 * what another one runs.
 */
@NullMarked
package app.nowatch.platform.jobs;

import org.jspecify.annotations.NullMarked;
