/**
 * Answers to the daily questions: how was the day, how was the sleep. Of a question there is one answer a local day, and a later
 * one replaces it. Written and read as all of the journal; here are the record, its form and its statements.
 */
@NullMarked
package app.nowatch.dayfeedback;

import org.jspecify.annotations.NullMarked;
