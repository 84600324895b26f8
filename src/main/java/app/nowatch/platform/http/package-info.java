/**
 * HTTP in and out: one server, one router, one mapper from problems to answers. Rooms hand over a route table; data
 * walks from here to a handler and back, and nothing below a route knows that HTTP exists.
 */
@NullMarked
package app.nowatch.platform.http;

import org.jspecify.annotations.NullMarked;
