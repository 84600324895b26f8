package app.nowatch.platform.http;

import app.nowatch.platform.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.EndpointNotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every exception into the contract's error object. No stack trace and no foreign message leaves. */
final class ProblemMapper {
    /** SQLSTATE of a statement that ran into its timeout. */
    private static final String CANCELLED = "57014";
    /** SQLSTATE class. */
    private static final String NO_RESOURCES = "53";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);
    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final Duration NO_ROOM = Duration.ofSeconds(30);
    private static final List<String> UNEXPECTED =
            List.of("something went wrong on the server; the request id says where to look");

    private final Clock clock;

    ProblemMapper(Clock clock) {
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.exception(Problem.class, this::problem);
        routes.exception(EndpointNotFound.class, (e, context) -> notFound(context));
        routes.exception(HttpResponseException.class, this::refusedByLibrary);
        routes.exception(Exception.class, this::unexpected);
    }

    private void problem(Problem problem, Context context) {
        if (problem instanceof Problem.Passing passing) {
            var seconds = Math.max(1, passing.retryAfter().plusMillis(999).toSeconds());
            context.header("Retry-After", Long.toString(seconds));
        }
        answer(context, status(problem), problem.messages());
    }

    private static int status(Problem problem) {
        return switch (problem) {
            case Problem.Invalid ignored -> 400;
            case Problem.Unauthorized ignored -> 401;
            case Problem.Forbidden ignored -> 403;
            case Problem.NotFound ignored -> 404;
            case Problem.TooSlow ignored -> 408;
            case Problem.Conflict ignored -> 409;
            case Problem.Gone ignored -> 410;
            case Problem.Outdated ignored -> 412;
            case Problem.TooLarge ignored -> 413;
            case Problem.UnsupportedMedia ignored -> 415;
            case Problem.OutOfRange ignored -> 416;
            case Problem.TooMany ignored -> 429;
            case Problem.Overloaded ignored -> 503;
        };
    }

    private void notFound(Context context) {
        answer(context, 404, List.of("there is no operation " + context.method() + " at this path"));
    }

    private void refusedByLibrary(HttpResponseException e, Context context) {
        answer(
                context,
                e.getStatus(),
                List.of(e.getStatus() == 413 ? "the body is too large" : "the request is malformed"));
    }

    private void unexpected(Exception e, Context context) {
        if (isCausedBy(e, SQLTransientConnectionException.class)) {
            LOG.warn("no database connection is free");
            problem(new Problem.Overloaded("the server is busy", BUSY), context);
            return;
        }
        if (hasState(e, CANCELLED)) {
            LOG.warn("a statement took too long", e);
            problem(new Problem.Overloaded("that takes too long; ask for less", BUSY), context);
            return;
        }
        // Disk full, out of memory, too many connections.
        if (hasState(e, NO_RESOURCES)) {
            LOG.error("the database has no room", e);
            problem(new Problem.Overloaded("the database has no room at the moment", NO_ROOM), context);
            return;
        }
        if (isHangUp(e, context.res())) {
            LOG.debug("the client hung up before it had its answer");
            breakOff(context.res());
            return;
        }
        LOG.error("unexpected", e);
        answer(context, 500, UNEXPECTED);
    }

    /** What is no exception at all, such as a full heap: Javalin hands it over without a context. */
    void fatal(HttpServletResponse response, Error error) {
        LOG.error("unexpected", error);
        if (response.isCommitted()) {
            breakOff(response);
        } else {
            replace(response, jetty(response).getRequest().getHttpURI().getPath(), 500, UNEXPECTED);
        }
    }

    /** Whether it was the client's end that broke: nobody here needs to look into that. */
    private static boolean isHangUp(Exception e, HttpServletResponse response) {
        return isCausedBy(e, EofException.class)
                || (isCausedBy(e, IOException.class)
                        && !isCausedBy(e, SQLException.class)
                        && !endPoint(response).isOpen());
    }

    /** Whether PostgreSQL says so, by its code or the beginning of it. */
    private static boolean hasState(Throwable e, String state) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(state)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCausedBy(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private void answer(Context context, int status, List<String> messages) {
        var response = context.res();
        if (response.isCommitted()) {
            breakOff(response);
        } else if (jetty(response).getHttpOutput().isWritten()) {
            replace(response, context.path(), status, messages);
        } else {
            context.status(status)
                    .contentType("application/json")
                    .result(ErrorBody.of(clock, context.path(), messages, status));
        }
    }

    /** Takes back what was begun, compressed or not, and sends this instead. */
    private void replace(HttpServletResponse response, String path, int status, List<String> messages) {
        response.resetBuffer();
        response.setHeader("Content-Encoding", null);
        response.setHeader("Content-Disposition", null);
        response.setStatus(status);
        response.setContentType("application/json");
        try (var out = response.getOutputStream()) {
            out.write(ErrorBody.of(clock, path, messages, status));
        } catch (IOException e) {
            breakOff(response);
        }
    }

    /** Too late to answer: an end in good order would make half an answer look whole. */
    private static void breakOff(HttpServletResponse response) {
        endPoint(response).close();
    }

    private static EndPoint endPoint(HttpServletResponse response) {
        return jetty(response)
                .getRequest()
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
    }

    private static ServletContextResponse jetty(HttpServletResponse response) {
        return ServletContextResponse.getServletContextResponse(response);
    }
}
