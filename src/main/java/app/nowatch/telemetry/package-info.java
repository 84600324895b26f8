/**
 * What apps tell of themselves, by OpenTelemetry's protocol over HTTP: spans, metrics and records of logs. A request is read
 * within bounds ({@link app.nowatch.telemetry.Body}), parsed, and sifted item by item ({@link app.nowatch.telemetry.Sieve}): what
 * is wrong is counted and left out, attributes on the deny list are dropped, the rest becomes rows of JSON. One thread writes
 * the rows of all requests that wait ({@link app.nowatch.telemetry.Writer}); only then they are answered. Tables have a partition
 * a day, which is dropped when it is too old. What is to be passed on waits in the database for a
 * {@link app.nowatch.telemetry.Forwarder}, which never keeps the intake waiting.
 */
@NullMarked
package app.nowatch.telemetry;

import org.jspecify.annotations.NullMarked;
