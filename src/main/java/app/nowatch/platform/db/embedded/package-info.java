/**
 * A PostgreSQL that comes with the program, for those who do not bring their own.
 *
 * <p>{@link EmbeddedPostgres} takes a data folder and answers with a running database. It unpacks the binaries once,
 * makes the cluster once, and starts it below a small shell process, the watcher, which stops the database when the
 * program ends, however it ends. Nothing here trades durability for speed: what is committed is on the disk.
 */
@NullMarked
package app.nowatch.platform.db.embedded;

import org.jspecify.annotations.NullMarked;
