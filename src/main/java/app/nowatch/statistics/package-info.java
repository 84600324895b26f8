/**
 * How the ten daily figures are computed: pure functions that know no clock, no database and no HTTP. Beats go through
 * {@link app.nowatch.statistics.IbiCleaning} to {@link app.nowatch.statistics.HeartRateVariability}; everything else reads a
 * {@link app.nowatch.statistics.MinuteRecord}, one row a minute, which {@link app.nowatch.statistics.Timeline} cuts into sleep and
 * waking by the days of {@link app.nowatch.statistics.LocalDays}. Each threshold is a named constant with its source beside it: a
 * paper, or "ours". What cannot be told is {@link app.nowatch.statistics.Outcome.Missing} with a reason, never a guess. These are
 * wellness estimates, not medical statements.
 */
@NullMarked
package app.nowatch.statistics;

import org.jspecify.annotations.NullMarked;
