/**
 * The database: a pool, migrations, transactions. SQL itself stands in the stores of the rooms.
 */
@NullMarked
package app.nowatch.platform.db;

import org.jspecify.annotations.NullMarked;
