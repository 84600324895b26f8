package app.nowatch.journal;

import app.nowatch.People;
import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What somebody writes down of one kind. */
public record Diary(Someone person, JournalKind kind) {
    private static final String EVER = "?start_date=0001-01-01&end_date=9999-12-31";

    /** Of somebody new. */
    public static Diary of(TestServer server, JournalKind kind) {
        return new Diary(Someone.insert(server), kind);
    }

    /** The same after so much time that the token no longer holds. */
    public Diary signedInAgain(TestServer server) {
        var client = People.login(server.client(), person.email());
        return new Diary(new Someone(client, person.email(), person.id()), kind);
    }

    /** Another kind, of the same person. */
    public Diary of(JournalKind other) {
        return new Diary(person, other);
    }

    public Reply post(String body, String... headers) {
        return person.client().post(kind.path(), body, headers);
    }

    /** Writes items and answers their ids. */
    public List<String> write(String... items) {
        return write(List.of(items));
    }

    public List<String> write(List<String> items) {
        return ItemJson.texts(post(ItemJson.array(items)).expect(201).json(), "");
    }

    public String writeOne(String item) {
        return write(item).getFirst();
    }

    public Reply list(String start, String end, String... headers) {
        return person.client().get(kind.path() + "?start_date=" + start + "&end_date=" + end, headers);
    }

    /** Everything there is. */
    public JsonNode all() {
        return person.client().get(kind.path() + EVER).expect(200).json();
    }

    /** The ids of everything there is. */
    public List<String> allIds() {
        return ItemJson.texts(all(), "id");
    }

    public Reply read(String id, String... headers) {
        return person.client().get(kind.path() + "/" + id, headers);
    }

    public Reply put(String id, String item, String... headers) {
        return person.client().put(kind.path() + "/" + id, item, headers);
    }

    public Reply delete(String id, String... headers) {
        return person.client().delete(kind.path() + "/" + id, headers);
    }

    /** The tag that something has now. */
    public String tag(String id) {
        return read(id).expect(200).header("ETag");
    }

    /** Reads of somebody else's, whose diary this is. */
    public Reply listFor(Someone viewer, String start, String end) {
        return new Diary(viewer, kind).list(start, end, "shared-user", person.id());
    }

    public Reply readFor(Someone viewer, String id, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "shared-user";
        all[1] = person.id();
        return new Diary(viewer, kind).read(id, all);
    }
}
