package app.nowatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The data folder that a backup is restored into: empty before, and again when that fails. */
final class RestoreFolder {
    /** What an operator, or a fresh disk, may have put there before. */
    private static final List<String> OPERATORS = List.of("nowatch.properties", "erasures.log", "lost+found");

    /** There while the data are not whole, also after a loss of power: no server may start on them. */
    private static final String UNFINISHED = "restore-unfinished";

    private final Path folder;
    private final boolean existed;
    private final List<Path> operators;

    private RestoreFolder(Path folder, boolean existed, List<Path> operators) {
        this.folder = folder;
        this.existed = existed;
        this.operators = List.copyOf(operators);
    }

    /** @throws Main.CannotDo when it holds half a restore */
    static void checkFinished(Path folder) {
        if (Files.exists(folder.resolve(UNFINISHED))) {
            throw new Main.CannotDo("A backup was being restored into " + folder
                    + " and that did not end: empty the folder and restore it again.");
        }
    }

    /** @throws Main.CannotDo when there is anything in it that is not the operator's own */
    static RestoreFolder take(Path folder) {
        boolean existed = Files.exists(folder);
        try {
            var operators = existed ? files(folder) : List.<Path>of();
            if (!operators.stream().allMatch(RestoreFolder::isOperators)) {
                throw new Main.CannotDo(folder + " is not empty: a backup is restored into a new folder.");
            }
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createFile(folder.resolve(UNFINISHED));
            return new RestoreFolder(folder, existed, operators);
        } catch (IOException e) {
            throw new Main.CannotDo("A backup cannot be restored into " + folder + ": " + e.getMessage());
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static boolean isOperators(Path file) {
        return OPERATORS.contains(file.getFileName().toString());
    }

    /** From now on a server may start. */
    void finish() {
        try {
            Files.delete(folder.resolve(UNFINISHED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes all that was made; what says that it is not whole goes last, when all else is gone. */
    void empty() {
        var mark = folder.resolve(UNFINISHED);
        try {
            for (var path : files(folder)) {
                if (!operators.contains(path) && !path.equals(mark)) {
                    DemoStage.remove(path);
                }
            }
            if (files(folder).stream().allMatch(path -> operators.contains(path) || path.equals(mark))) {
                Files.delete(mark);
            }
            if (!existed) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
