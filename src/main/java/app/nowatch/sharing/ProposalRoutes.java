package app.nowatch.sharing;

import static app.nowatch.sharing.ProposalKind.INVITE;
import static app.nowatch.sharing.ProposalKind.REQUEST;

import app.nowatch.account.Email;
import app.nowatch.account.Person;
import app.nowatch.platform.http.Access;
import app.nowatch.platform.http.Answer;
import app.nowatch.platform.http.Caller;
import app.nowatch.platform.http.Request;
import app.nowatch.platform.http.Router;
import app.nowatch.platform.http.Routes;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Invites and requests: the same operations, the other way round. */
final class ProposalRoutes implements Routes {
    private final Proposals proposals;

    ProposalRoutes(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public void addTo(Router router) {
        for (var kind : ProposalKind.values()) {
            var path = kind == INVITE ? "/v1/sharing/invite" : "/v1/sharing/request";
            router.post(path, Access.USER, propose(kind))
                    .delete(path, Access.USER, withdraw(kind))
                    .post(path + "/accept", Access.USER, accept(kind))
                    .post(path + "/reject", Access.USER, reject(kind));
        }
        router.put("/v1/sharing/invite/resend", Access.USER, this::resend)
                .get("/v1/sharing/invites/sent", Access.USER, this::invitesSent)
                .get("/v1/sharing/invites/received", Access.USER, this::invitesReceived)
                .get("/v1/sharing/requests/sent", Access.USER, this::requestsSent)
                .get("/v1/sharing/requests/received", Access.USER, this::requestsReceived);
    }

    private static Person caller(Context context) {
        return (Person) Caller.of(context);
    }

    /** The one field of most bodies: the other person's address. */
    private static Email email(Context context) {
        var fields = Request.body(context);
        var email = fields.text("email", Email::violations);
        fields.check();
        return new Email(email);
    }

    private Handler propose(ProposalKind kind) {
        return context -> {
            var fields = Request.body(context);
            var email = fields.text("email", Email::violations);
            var since = fields.time("shareSince");
            fields.check();
            proposals.propose(kind, caller(context), new Email(email), since);
            Answer.createdNothing(context);
        };
    }

    private Handler withdraw(ProposalKind kind) {
        return context -> {
            proposals.withdraw(kind, caller(context), email(context));
            Answer.nothing(context);
        };
    }

    private Handler accept(ProposalKind kind) {
        return context -> Answer.created(context, proposals.accept(kind, caller(context), email(context)));
    }

    private Handler reject(ProposalKind kind) {
        return context -> {
            proposals.reject(kind, caller(context), email(context));
            Answer.createdNothing(context);
        };
    }

    private void resend(Context context) {
        proposals.sendAgain(INVITE, caller(context), email(context));
        Answer.nothing(context);
    }

    private void invitesSent(Context context) {
        Answer.array(context, proposals.sent(INVITE, caller(context)).stream().map(Invite::of));
    }

    private void invitesReceived(Context context) {
        Answer.array(
                context, proposals.received(INVITE, caller(context)).stream().map(Invite::of));
    }

    private void requestsSent(Context context) {
        Answer.array(context, proposals.sent(REQUEST, caller(context)).stream().map(ShareRequest::of));
    }

    private void requestsReceived(Context context) {
        Answer.array(
                context, proposals.received(REQUEST, caller(context)).stream().map(ShareRequest::of));
    }
}
