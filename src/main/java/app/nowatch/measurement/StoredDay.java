package app.nowatch.measurement;

import java.time.Instant;
import java.util.List;

/**
 * The entry of a day in the index.
 *
 * @param day days since 1970-01-01
 * @param revision counts the changes of the day, from 1
 * @param rows how many seconds have a value
 * @param hash {@link DayHash} of all rows
 * @param parts the numbers of the parts that count, oldest first: the later one wins
 */
record StoredDay(int day, int revision, int rows, long hash, List<Integer> parts, Instant created, Instant updated) {}
