package app.nowatch.export;

import app.nowatch.account.UserId;
import app.nowatch.limits.Limit;
import app.nowatch.limits.Limits;
import app.nowatch.platform.PersonalShare;
import app.nowatch.platform.export.ExportFormat;
import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Download;
import app.nowatch.platform.http.Query;
import app.nowatch.platform.http.Request;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Operations of {@code user} on exports. */
final class ExportRoutes implements Routes {
    private static final String PATH = "/v1/user/export";
    private static final String ZIP = "application/zip";
    private static final String USERS = "encryptedUserIds";

    /** People in one export: each may be gigabytes. */
    private static final int MOST_OWNERS = 20;

    private final PersonalShare share = new PersonalShare(1, "an export of this account is being sent already");
    private final ExportWriter writer;
    private final ExportGate gate;
    private final ExportJobs jobs;
    private final ExportResults results;
    private final ExportThreads threads;
    private final Limits limits;

    ExportRoutes(
            ExportWriter writer,
            ExportGate gate,
            ExportJobs jobs,
            ExportResults results,
            ExportThreads threads,
            Limits limits) {
        this.writer = writer;
        this.gate = gate;
        this.jobs = jobs;
        this.results = results;
        this.threads = threads;
        this.limits = limits;
    }

    @Override
    public void addTo(Router router) {
        router.get(PATH, Access.USER, this::export)
                .post(PATH + "/create", Access.USER, this::create)
                .get(PATH + "/list", Access.USER, this::list)
                .get(PATH + "/{id}/result", Access.USER, this::result);
    }

    private ExportRequest request(Context context) {
        var caller = Caller.of(context).userId();
        var query = Query.of(context);
        var days = query.days();
        var types = query.texts("types");
        if (!writer.types().containsAll(types)) {
            query.violation("types", "must be some of " + writer.types());
        }
        var format = format(query);
        var named = query.texts(USERS);
        if (named.isEmpty() && !context.queryParams(USERS).isEmpty()) {
            query.violation(USERS, "names nobody");
        } else if (named.size() > MOST_OWNERS) {
            query.violation(USERS, "names more than " + MOST_OWNERS + " people");
        }
        query.check();
        var chosen = writer.types().stream()
                .filter(type -> types.isEmpty() || types.contains(type))
                .toList();
        return new ExportRequest(caller, owners(named, caller), chosen, days, format);
    }

    private static ExportFormat format(Query query) {
        var sent = query.text("format").orElse(ExportFormat.CSV.ending());
        var format = Arrays.stream(ExportFormat.values())
                .filter(each -> each.ending().equals(sent))
                .findFirst();
        if (format.isEmpty()) {
            query.violation("format", "must be csv or parquet");
        }
        return format.orElse(ExportFormat.CSV);
    }

    /** Those who are named; nobody named means oneself. */
    private static List<UUID> owners(List<String> named, UUID caller) {
        return named.isEmpty()
                ? List.of(caller)
                : named.stream()
                        .map(id -> UserId.parse(id).orElseThrow(ExportGate::refusal))
                        .toList();
    }

    private void export(Context context) {
        var request = request(context);
        gate.require(request);
        if (context.req().getMethod().equals("HEAD")) {
            describe(context);
            return;
        }
        share.run(
                request.caller(),
                () -> threads.stream(() -> {
                    limits.take(Limit.EXPORT, request.caller().toString());
                    describe(context);
                    writer.write(request, threads.paced(context.outputStream()));
                    return request;
                }));
    }

    private static void describe(Context context) {
        context.disableCompression()
                .contentType(ZIP)
                .header("Content-Disposition", "attachment; filename=\"nowatch-export.zip\"");
    }

    private void create(Context context) {
        Answer.created(context, Map.of("id", jobs.create(request(context))));
    }

    /** An export in the background as the API shows it. */
    record Listed(
            UUID id,
            String userId,
            ExportStatus status,
            List<String> types,
            List<String> exportedUserIds,
            Instant createdAt,
            Instant updatedAt) {
        static Listed of(ExportJobStore.Row row) {
            var request = row.request();
            return new Listed(
                    row.id(),
                    UserId.of(request.caller()),
                    row.status(),
                    request.types(),
                    request.owners().stream().map(UserId::of).toList(),
                    row.created(),
                    row.updated());
        }
    }

    private void list(Context context) {
        Answer.array(context, jobs.all(Caller.of(context).userId()).stream().map(Listed::of));
    }

    private void result(Context context) throws IOException {
        var job = jobs.completed(Caller.of(context).userId(), Request.id(context, "id"));
        try (var blob = results.open(job.id()).orElseThrow(ExportJobs::unknown)) {
            var day = LocalDate.ofInstant(job.updated(), ZoneOffset.UTC);
            new Download(
                            "nowatch-export-" + day + ".zip",
                            ZIP,
                            Objects.requireNonNull(job.sha256()),
                            job.updated(),
                            job.size(),
                            true)
                    .send(context, blob::from);
        }
    }
}
