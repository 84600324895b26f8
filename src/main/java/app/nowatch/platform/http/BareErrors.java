package app.nowatch.platform.http;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** The error object for requests so broken that they never reach a route; Jetty's own page would be HTML. */
final class BareErrors extends ErrorHandler {
    private final Clock clock;

    BareErrors(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var status = response.getStatus();
        var path = request.getHttpURI() == null ? "" : request.getHttpURI().getPath();
        var message = status >= 500 ? "something went wrong on the server" : "the request is malformed";
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(RequestLog.HEADER, UUID.randomUUID().toString());
        response.write(
                true,
                ByteBuffer.wrap(ErrorBody.of(clock, path == null ? "" : path, List.of(message), status)),
                callback);
        return true;
    }
}
