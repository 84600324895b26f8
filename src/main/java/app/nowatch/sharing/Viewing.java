package app.nowatch.sharing;

import app.nowatch.account.UserId;
import app.nowatch.platform.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who looks at somebody's data: the arguments of the SQL function {@code visibility}, which alone decides what they
 * see.
 *
 * @param owner whose data
 * @param viewer who looks; the same person for one's own data
 * @param at when
 */
public record Viewing(UUID owner, UUID viewer, Instant at) {
    /**
     * Reads the header {@code shared-user}; absent or one's own id it means oneself.
     *
     * @throws Problem.Forbidden when it is no id of anybody; the same as when there is no share
     */
    public static Viewing of(@Nullable String sharedUser, UUID caller, Instant at) {
        var owner = sharedUser == null ? caller : UserId.parse(sharedUser).orElseThrow(Viewing::refusal);
        return new Viewing(owner, caller, at);
    }

    /** The same at another moment: a share may have run out. */
    public Viewing at(Instant moment) {
        return new Viewing(owner, viewer, moment);
    }

    /** Whether it is one's own data. */
    public boolean own() {
        return owner.equals(viewer);
    }

    /** What to throw when the gate is closed: the same whether or not such a person exists. */
    public static Problem refusal() {
        return new Problem.Forbidden("shared-user: this person does not share with you");
    }
}
