package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody is erased whom the list of erasures does not name. */
class UnwritableErasuresTest {
    @Test
    void whileTheListCannotBeWrittenNobodyIsErased() throws Exception {
        try (var server = TestServer.start()) {
            var person = Someone.insert(server);
            person.upload("1717200000,61,4\n");
            // A folder in its place takes no line.
            var list = Files.createDirectory(server.data().resolve("erasures.log"));
            assertThat(person.client().delete("/v1/user").expect(503).header("Retry-After"))
                    .isNotEmpty();
            assertThat(person.readOf(person).expect(200).json().size()).isEqualTo(1);
            assertThat(server.database().query("SELECT id FROM mail WHERE kind = 'account-deleted'"))
                    .isEmpty();
            Files.delete(list);
            person.client().delete("/v1/user").expect(200);
        }
    }

    @Test
    void aServerWhoseListHasNoFolderDoesNotStart() {
        assertThatExceptionOfType(Main.CannotDo.class)
                .isThrownBy(() -> TestServer.start(Map.of("erasures.file", "/no/such/folder/erasures.log")))
                .withMessageContaining("/no/such/folder");
    }
}
