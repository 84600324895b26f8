/**
 * The mock server below {@code /_mock/apis}: every operation of the description answers with its example, so that an app can be
 * begun before there is an account, or a server with data.
 *
 * <p>Nothing is asked of a request but its method and path: no token, no parameter, no body. Nothing is stored, and no database is
 * touched. Pages of any origin may call it. The description is read when the first request comes.
 */
@NullMarked
package app.nowatch.mock;

import org.jspecify.annotations.NullMarked;
