/**
 * The ten figures of a day as clients read them. Series are first condensed to a table of minutes for each UTC day; the methods of
 * {@code app.nowatch.statistics} make figures of local days from them. Both are kept, with a number that stands for all that went
 * in: a figure whose number is no longer right is made again, by the job that each upload schedules or by whoever reads first. So no
 * read shows what an upload has overtaken, on any node. What compares a day with the days before is made at the read, from figures
 * of days that the reader may see.
 */
@NullMarked
package app.nowatch.figures;

import org.jspecify.annotations.NullMarked;
