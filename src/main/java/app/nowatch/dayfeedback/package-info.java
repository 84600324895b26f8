/**
 * Answers to the daily questions: how was the day, how was the sleep. A question has one answer a local day, and a later one
 * replaces it. Written and read like all of the journal; here are the record, its form and its statements.
 */
@NullMarked
package app.nowatch.dayfeedback;

import org.jspecify.annotations.NullMarked;
