package app.nowatch.measurement;

import java.util.List;

/**
 * What a changed day needs written: one new part, the day's new entry, and the parts that were folded into the new one.
 *
 * @param folded numbers of parts to remove
 */
record DayUpdate(StoredPart part, StoredDay day, List<Integer> folded) {}
