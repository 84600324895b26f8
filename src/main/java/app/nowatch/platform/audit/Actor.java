package app.nowatch.platform.audit;

import app.nowatch.platform.http.Caller;
import java.util.Optional;
import java.util.UUID;

/**
 * Who does something.
 *
 * @param person the account, where it is somebody with one
 * @param address the network address that they call from; empty where there is none
 */
public record Actor(Kind kind, Optional<UUID> person, String address) {
    /** What an actor is. */
    public enum Kind {
        PERSON,
        COMMAND_LINE,
        SERVER
    }

    public Actor {
        if ((kind == Kind.PERSON) != person.isPresent()) {
            throw new IllegalArgumentException("a person has an account, and nobody else does");
        }
    }

    /** Whoever calls, from a network address. */
    public static Actor of(Caller caller, String address) {
        return new Actor(Kind.PERSON, Optional.of(caller.userId()), address);
    }

    /** Somebody at the machine itself, with the data in their hands. */
    public static Actor commandLine() {
        return new Actor(Kind.COMMAND_LINE, Optional.empty(), "");
    }

    /** The server, by a rule of its own. */
    public static Actor server() {
        return new Actor(Kind.SERVER, Optional.empty(), "");
    }
}
