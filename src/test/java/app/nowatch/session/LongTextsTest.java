package app.nowatch.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.TestServer;
import app.nowatch.account.UserId;
import app.nowatch.journal.Diary;
import app.nowatch.journal.Entries;
import app.nowatch.journal.Entry;
import app.nowatch.journal.ItemJson;
import app.nowatch.journal.JournalKind;
import app.nowatch.journal.Place;
import app.nowatch.journal.Visible;
import app.nowatch.platform.db.Database;
import app.nowatch.platform.http.TimeRange;
import app.nowatch.sharing.Viewing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A page of long texts has few entries, and the list has all of them nevertheless. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongTextsTest {
    private static final int ENTRIES = 60;
    private static final int LONGEST_NOTE = 10_000;
    private static final int BYTES = 4 * LONGEST_NOTE;
    private static final TimeRange RANGE =
            new TimeRange(Instant.parse("2024-06-01T00:00:00Z"), Instant.parse("2024-06-30T00:00:00Z"));

    private TestServer server;
    private Diary diary;
    private final List<String> ids = new ArrayList<>();

    @BeforeAll
    void write() {
        server = TestServer.start();
        diary = Diary.of(server, JournalKind.SESSION);
        for (int first = 0; first < ENTRIES; first += 20) {
            var items = IntStream.range(first, first + 20)
                    .mapToObj(LongTextsTest::item)
                    .toList();
            var body = ItemJson.array(items).getBytes(StandardCharsets.UTF_8);
            var reply = diary.person().client().sendUnchecked("POST", "/v1/session", body, "application/json");
            ids.addAll(ItemJson.texts(reply.expect(201).json(), ""));
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String note(int number) {
        return Character.toString(0x1F300 + number).repeat(LONGEST_NOTE);
    }

    /** The note is one of its own, or one of a rating. */
    private static String item(int number) {
        var item = ItemJson.with(JournalKind.SESSION.item(number), "type", "0");
        var rating = ItemJson.with("{\"datetime\":\"2024-06-01\",\"type\":2,\"value\":1}", "note", quotedNote(number));
        return number % 2 == 0
                ? ItemJson.with(item, "info.note", quotedNote(number))
                : ItemJson.with(item, "info.subjective_inputs", "[" + rating + "]");
    }

    private static String quotedNote(int number) {
        return ItemJson.quoted(note(number));
    }

    @Test
    void theListIsWholeAndInOrder() {
        var path = "/v1/session?start_date=2024-06-01&end_date=2024-06-30";
        var reply = diary.person().client().sendUnchecked("GET", path, new byte[0], "");
        var list = reply.expect(200).json();
        assertThat(ItemJson.texts(list, "id")).isEqualTo(ids);
        for (int i = 0; i < ENTRIES; i++) {
            var info = list.get(i).get("info");
            var holder = i % 2 == 0 ? info : info.get("subjectiveInputs").get(0);
            assertThat(holder.get("note").stringValue().equals(note(i))).isTrue();
        }
    }

    @Test
    void aPageHasAFewAndTellsOfTheOthers() {
        try (var database = Database.open(server.database().settings(), new SimpleMeterRegistry())) {
            var walked = new ArrayList<String>();
            var after = Place.FIRST;
            while (walked.size() < ENTRIES) {
                var page = page(database, after);
                int left = ENTRIES - walked.size();
                assertThat(page.found()).isEqualTo(left);
                // The one that exceeds the limit still comes: a page must never be empty.
                assertThat(page.entries()).hasSize(Math.min(left, Entries.PAGE_BYTES / BYTES + 1));
                page.entries().forEach(entry -> walked.add(entry.id().toString()));
                after = place(page.entries().getLast());
            }
            assertThat(walked).isEqualTo(ids);
            assertThat(page(database, after).entries()).isEmpty();
        }
    }

    private Visible<Session> page(Database database, Place after) {
        var owner = UserId.parse(diary.person().id()).orElseThrow();
        var viewing = new Viewing(owner, owner, RANGE.end());
        return database.withStatements(
                        statements -> SessionStore.ofSessions().list(statements, viewing, RANGE, after, 200))
                .orElseThrow();
    }

    private static Place place(Entry<Session> entry) {
        return new Place(entry.content().starts(), entry.id());
    }
}
