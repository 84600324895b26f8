/**
 * Check-ins: how somebody feels at a moment, asked by the app, by a press on the watch or by its vibration. Written and read like
 * all of the journal; here are the record, its form and its statements.
 */
@NullMarked
package app.nowatch.checkin;

import org.jspecify.annotations.NullMarked;
