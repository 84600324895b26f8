package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.platform.PersonalData;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nothing that is kept of a person is forgotten when they go. */
class PersonalDataTest {
    @Test
    void everyTableWithAUserBelongsToARoom() {
        try (var server = TestServer.start()) {
            // A partition holds what its table does.
            var tables = server.database().query("""
                    SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
                    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                      AND attname = 'user_id'
                    """);
            var listed = server.server().personalData().stream()
                    .map(PersonalData::tables)
                    .flatMap(java.util.Set::stream)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(listed).containsAll(tables);
        }
    }
}
