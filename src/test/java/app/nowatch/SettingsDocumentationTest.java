package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The operator's handbook lists the settings that there are. */
class SettingsDocumentationTest {
    @Test
    void handbookHasEverySetting() throws IOException {
        var table = Settings.documentation().stream()
                .map(setting -> "| `%s` | `%s` | %s |"
                        .formatted(
                                setting.key(),
                                setting.byDefault().isEmpty() ? " " : setting.byDefault(),
                                setting.says()))
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("docs/operations.md")))
                .as("paste this table into docs/operations.md:\n%s", table)
                .contains(table);
    }
}
