package app.nowatch.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.nowatch.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseTest {
    record Note(int id, Optional<String> personName, Instant writtenAt) {}

    interface NoteStore {
        @SqlUpdate("INSERT INTO note (id, person_name, written_at) VALUES (:id, :personName, :writtenAt)")
        void insert(int id, Optional<String> personName, Instant writtenAt);

        @SqlQuery("SELECT id, person_name, written_at FROM note ORDER BY id")
        List<Note> all();
    }

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");

    private final TestDatabase postgres = TestDatabase.create();
    private Database database;

    @BeforeAll
    void open() {
        database = Database.open(postgres.settings(), new SimpleMeterRegistry());
        postgres.execute("CREATE TABLE note (id int PRIMARY KEY, person_name text, written_at timestamptz NOT NULL)");
    }

    @BeforeEach
    void empty() {
        postgres.execute("DELETE FROM note");
    }

    @AfterAll
    void close() {
        database.close();
        postgres.close();
    }

    @Test
    void recordsComeBackAsTheyWent() {
        var notes = database.onDemand(NoteStore.class);
        notes.insert(1, Optional.of("Noor"), NOON);
        notes.insert(2, Optional.empty(), NOON);

        assertThat(notes.all())
                .containsExactly(new Note(1, Optional.of("Noor"), NOON), new Note(2, Optional.empty(), NOON));
        assertThat(postgres.queryOne("SELECT written_at AT TIME ZONE 'UTC' FROM note WHERE id = 1"))
                .isEqualTo("2026-11-23 12:00:00.123");
    }

    @Test
    void anExceptionUndoesTheTransactionAndWhatWasToFollowIt() {
        var followed = new ArrayList<String>();

        assertThatThrownBy(() -> database.useTransaction(transaction -> {
                    transaction.attach(NoteStore.class).insert(1, Optional.empty(), NOON);
                    transaction.afterCommit(() -> followed.add("undone"));
                    throw new IllegalStateException("undo");
                }))
                .hasMessage("undo");
        int answer = database.inTransaction(transaction -> {
            transaction.attach(NoteStore.class).insert(2, Optional.empty(), NOON);
            transaction.afterCommit(() -> followed.add("done"));
            assertThat(followed).isEmpty();
            return 42;
        });

        assertThat(answer).isEqualTo(42);
        assertThat(followed).containsExactly("done");
        assertThat(postgres.query("SELECT id FROM note")).containsExactly("2");
    }

    @Test
    void aFailedStatementIsNamedWithoutItsValues() {
        var notes = database.onDemand(NoteStore.class);
        notes.insert(123_456, Optional.of("Noor"), NOON);

        var failure = catchThrowable(() -> notes.insert(123_456, Optional.of("Milan"), NOON));

        var printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed));
        assertThat(printed.toString())
                .contains("INSERT INTO note", "note_pkey")
                .doesNotContain("123456", "Noor", "Milan", "2026-11");
    }

    @Test
    void isAliveWhileItAnswers() {
        var other = Database.open(postgres.settings(), new SimpleMeterRegistry());

        assertThat(other.isAlive()).isTrue();
        other.close();
        assertThat(other.isAlive()).isFalse();
    }
}
