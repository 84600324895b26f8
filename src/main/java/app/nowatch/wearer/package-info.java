/**
 * Makes up people who wear the watch: the demo's inhabitants, and the tests' and benchmark's input with a known truth.
 *
 * <p>{@link app.nowatch.wearer.WearerProfile} says who somebody is, {@link app.nowatch.wearer.Wearer} what that person
 * lived and what the watch recorded. First a {@code Life} is planned, whole minute by whole minute: nights, naps, work,
 * exercise, stressors, times without the watch. Then a {@code UtcDay} lays the plan on one day of the record, and one
 * class per series turns it into rows of the upload's CSV.
 *
 * <p>All chance hangs on seed, purpose and date alone, so any day of any series can be made by itself, in any order,
 * and comes out the same, byte for byte. The room depends on no other room.
 */
@NullMarked
package app.nowatch.wearer;

import org.jspecify.annotations.NullMarked;
