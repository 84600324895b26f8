package app.nowatch.platform.erasures;

import app.nowatch.platform.config.Setting;
import java.nio.file.Path;

/** Where the list of erasures is. */
public record ErasureSettings(
        @Setting(
                byDefault = "",
                says =
                        "The file that lists who was erased, by hashes of their ids; empty: erasures.log in the data folder")
        String file) {

    /** In a data folder, unless it is somewhere else. */
    public Path file(Path data) {
        return file.isEmpty() ? data.resolve(ErasureList.NAME) : Path.of(file);
    }
}
