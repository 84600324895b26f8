package app.nowatch.platform.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways root has to run a program that refuses root; an ordinary user has none of these questions. */
class PrivilegesTest {
    private static final int NOBODY = 65_534;

    @TempDir
    Path parent;

    @BeforeEach
    void onlyAsRoot() throws IOException {
        assumeTrue(ownerOf(parent) == 0, "an ordinary user runs the database directly");
    }

    @Test
    void stepsDownToNobodyWhereNobodyCanReachTheFolder() throws IOException, SQLException {
        open(parent);
        assertRunsAs(parent.resolve("data"), NOBODY);
    }

    @Test
    void stepsDownToTheFoldersOwner() throws IOException, SQLException {
        open(parent);
        var folder = Files.createDirectory(parent.resolve("data"));
        Files.setAttribute(folder, "unix:gid", NOBODY);
        Files.setAttribute(folder, "unix:uid", NOBODY);
        assertRunsAs(folder, NOBODY);
    }

    @Test
    void usesANamespaceBelowAClosedFolderAndAClusterFollowsItsFolder() throws IOException, SQLException {
        var folder = parent.resolve("data");
        assumeTrue(Command.succeeds(List.of("unshare", "-U", "true")), "namespaces are switched off");
        assertRunsAs(folder, 0);
        open(parent);
        assertRunsAs(folder, NOBODY);
        assertThat(ownerOf(folder.resolve("postgres/base"))).isEqualTo(NOBODY);
    }

    private static void assertRunsAs(Path folder, int user) throws IOException, SQLException {
        try (var database = Databases.start(folder)) {
            assertThat(Databases.query(database.address(), "SELECT 'works'")).isEqualTo("works");
            assertThat(ownerOf(Path.of("/proc", Long.toString(database.pid())))).isEqualTo(user);
        }
    }

    private static int ownerOf(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }

    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
