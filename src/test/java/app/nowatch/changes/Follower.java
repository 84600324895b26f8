package app.nowatch.changes;

import app.nowatch.Reply;
import app.nowatch.Someone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A client that keeps up with what somebody writes, without ever reading a range. */
final class Follower {
    private final Someone person;
    private final Set<String> things = new TreeSet<>();
    private String cursor = "";

    Follower(Someone person) {
        this.person = person;
    }

    /** One that has come so far. */
    Follower(Someone person, String cursor) {
        this(person);
        this.cursor = cursor;
    }

    /** The next page, as it comes. */
    Reply ask() {
        return person.client().get("/v1/changes" + (cursor.isEmpty() ? "" : "?cursor=" + cursor));
    }

    /** The next page, each change as {@code KIND OP id}; the cursor moves on. */
    List<String> page() {
        var page = ask().expect(200).json();
        var lines = new ArrayList<String>();
        for (var change : page.get("changes")) {
            var thing =
                    change.get("kind").stringValue() + " " + change.get("id").stringValue();
            var op = change.get("op").stringValue();
            if (op.equals("DELETED")) {
                things.remove(thing);
            } else {
                things.add(thing);
            }
            lines.add(thing.replace(" ", " " + op + " "));
        }
        cursor = page.get("nextCursor").stringValue();
        return lines;
    }

    /** All pages up to the first empty one. */
    List<String> catchUp() {
        var lines = new ArrayList<String>();
        for (var page = page(); !page.isEmpty(); page = page()) {
            lines.addAll(page);
        }
        return lines;
    }

    /** What there is, as far as it was told, each as {@code KIND id}. */
    Set<String> things() {
        return Set.copyOf(things);
    }

    String cursor() {
        return cursor;
    }
}
