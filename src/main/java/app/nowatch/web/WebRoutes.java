package app.nowatch.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.nowatch.platform.Problem;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.javalin.http.Context;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages outside the base path. */
public final class WebRoutes implements Routes {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    /** Nothing is ever loaded from, or sent to, another host. The reference page sets styles by script. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Pattern NO_GZIP = Pattern.compile("gzip\\s*;\\s*q=0(\\.0*)?\\s*(,|$)");
    /** Asks again every time; the answer is nearly always 304. */
    private static final String ASK_AGAIN = "no-cache";

    private static final String FOR_AN_HOUR = "public, max-age=3600";

    private final ServerInfo info;
    private final Asset index;
    private final Asset docs;
    private final Asset yourData;
    private final Asset start;
    private final Asset description;

    /** With the program's version, the version of the API, and the prefixes under which the API is served. */
    public WebRoutes(String version, String apiVersion, List<String> basePaths) {
        info = ServerInfo.of(version, apiVersion, basePaths);
        index = page("/web/index.html");
        docs = page("/web/docs.html");
        yourData = page("/web/your-data.html");
        start = Asset.of(SCRIPT, Asset.resource("/web/start.js"));
        description = Asset.of("application/yaml", described(basePaths));
    }

    @Override
    public void addTo(Router router) {
        router.page("/", this::index)
                .page("/docs", context -> send(context, docs, ASK_AGAIN))
                .page("/docs/{file}", this::file)
                .page("/openapi.yaml", this::description);
    }

    private Asset page(String path) {
        return Asset.of(HTML, info.fill(new String(Asset.resource(path), UTF_8)).getBytes(UTF_8));
    }

    /** The description, naming the prefixes of this server in place of the usual one. */
    private static byte[] described(List<String> basePaths) {
        var servers = basePaths.stream().map(path -> "  - url: " + path + "\n").collect(Collectors.joining());
        return new String(Asset.resource("/openapi.yaml"), UTF_8)
                .replace("  - url: /nowatch\n", servers)
                .getBytes(UTF_8);
    }

    private void index(Context context) {
        context.header("Vary", "Accept, Accept-Encoding");
        var accept = context.header("Accept");
        if (accept != null && accept.contains("application/json") && !accept.contains("text/html")) {
            Answer.ok(context, info);
        } else {
            send(context, index, ASK_AGAIN);
        }
    }

    private void file(Context context) {
        switch (context.pathParam("file")) {
            case "your-data" -> send(context, yourData, ASK_AGAIN);
            case "start.js" -> send(context, start, ASK_AGAIN);
            case "reference.js" -> send(context, Reference.SCRIPT, FOR_AN_HOUR);
            default -> throw new Problem.NotFound("file: there is no such file");
        }
    }

    private void description(Context context) {
        context.header("Content-Disposition", "attachment; filename=\"openapi.yaml\"");
        send(context, description, ASK_AGAIN);
    }

    private static void send(Context context, Asset asset, String caching) {
        context.header("ETag", asset.tag());
        context.header("Cache-Control", caching);
        if (context.res().getHeader("Vary") == null) {
            context.header("Vary", "Accept-Encoding");
        }
        context.header("Content-Security-Policy", POLICY);
        context.header("Referrer-Policy", "no-referrer");
        var known = context.header("If-None-Match");
        if (known != null && known.contains(asset.tag())) {
            context.status(304);
            return;
        }
        context.contentType(asset.type());
        if (takesGzip(context)) {
            context.header("Content-Encoding", "gzip").result(asset.gzipped());
        } else {
            context.result(asset.plain());
        }
    }

    private static boolean takesGzip(Context context) {
        var encodings = context.header("Accept-Encoding");
        return encodings != null
                && encodings.contains("gzip")
                && !NO_GZIP.matcher(encodings).find();
    }

    /** Nearly 4 MB, so it is read when somebody first looks at the reference page. */
    private static final class Reference {
        static final Asset SCRIPT =
                Asset.of(WebRoutes.SCRIPT, Asset.resource("/META-INF/resources/webjars/scalar/scalar.js"));
    }
}
