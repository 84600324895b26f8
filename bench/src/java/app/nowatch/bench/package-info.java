/**
 * Measures the speed of a real server in its own process, and prints one table.
 *
 * <p>{@link app.nowatch.bench.Bench} is the command. Each {@code Measure} answers one question and sets beside our figure
 * another one that was taken in the same run on the same machine: only their ratio holds on a machine that others use
 * too. {@code BenchedServer} starts {@link app.nowatch.bench.BenchServer}, the server with one route more;
 * {@code HttpConnection} and {@code Load} press on it and cost little themselves; {@code ProcessFigures} tells what the
 * server and its database used. Whatever a measure starts or writes goes into {@code Cleanup} first.
 */
@NullMarked
package app.nowatch.bench;

import org.jspecify.annotations.NullMarked;
