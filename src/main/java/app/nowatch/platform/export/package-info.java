/**
 * What rooms bring along so that people can take their data with them. A room implements an
 * {@link app.nowatch.platform.export.ExportSource} for each type of data that it keeps of a person; whoever makes an export walks
 * them and knows none of their tables. A source writes its files while it reads, so that ten years need no more memory than a day,
 * and holds no connection while bytes go out. The way back is an {@link app.nowatch.platform.export.ImportTarget} for each type
 * that can be made again: it first reads a file whole, then keeps it in one transaction with all others.
 */
@NullMarked
package app.nowatch.platform.export;

import org.jspecify.annotations.NullMarked;
