/**
 * One file with all that a server keeps: every table by binary COPY in one snapshot, the blobs that rows name, the version of
 * the schema; written while the server runs. {@link app.nowatch.platform.backup.Backup} writes it,
 * {@link app.nowatch.platform.backup.BackupFile} checks it, {@link app.nowatch.platform.backup.Restore} makes a new database of
 * it. The file is a zip whose {@code SHA256SUMS} holds the hash of everything else, in the form that sha256sum reads.
 */
@NullMarked
package app.nowatch.platform.backup;

import org.jspecify.annotations.NullMarked;
