package app.nowatch.insight;

import app.nowatch.platform.Problem;
import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Query;
import app.nowatch.platform.http.Request;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Asking for a reflection, saying what one thinks of it, and for operators what all say. */
final class InsightRoutes implements Routes {
    private static final Pattern APP_VERSION = Pattern.compile("[ -~]{1,50}");

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final Insights insights;

    InsightRoutes(Insights insights) {
        this.insights = insights;
    }

    @Override
    public void addTo(Router router) {
        router.post("/v2/insight", Access.USER, this::reflect)
                .post("/v2/insight/feedback", Access.USER, this::keep)
                .get("/v1/admin/insight/feedback", Access.ADMIN, this::total);
    }

    private void reflect(Context context) {
        var userId = Caller.of(context).userId();
        var appVersion = appVersion(context);
        var fields = Request.body(context);
        var question = QuestionForm.read(fields);
        fields.check();
        Answer.created(context, insights.reflect(userId, appVersion, question));
    }

    private static String appVersion(Context context) {
        var sent = context.header("app-version");
        if (sent == null || sent.isBlank()) {
            throw new Problem.Invalid("app-version: is required");
        }
        if (!APP_VERSION.matcher(sent).matches()) {
            throw new Problem.Invalid("app-version: must be 1 to 50 printable characters of ASCII");
        }
        return sent;
    }

    private void keep(Context context) {
        var userId = Caller.of(context).userId();
        var items = Request.items(context, FeedbackForm.MOST_ITEMS);
        var feedback =
                items.stream().flatMap(item -> FeedbackForm.read(item).stream()).toList();
        items.stream().findFirst().ifPresent(item -> item.check());
        insights.keep(userId, feedback);
        Answer.createdNothing(context);
    }

    private void total(Context context) {
        var query = Query.of(context);
        var from = query.optionalDay("from").orElse(FIRST_DAY);
        var to = query.optionalDay("to").orElse(LAST_DAY);
        var testBuild = query.optionalFlag("test_build");
        if (from.isAfter(to)) {
            query.violation("from", "must not be after to");
        }
        query.check();
        Answer.ok(
                context,
                insights.totals(new FeedbackStore.Filter(from, to, testBuild.isEmpty(), testBuild.orElse(false))));
    }
}
